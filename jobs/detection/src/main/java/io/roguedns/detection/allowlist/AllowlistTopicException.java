package io.roguedns.detection.allowlist;

import java.io.IOException;

/**
 * The topic of the allowlist can't be read or written. The message is for the user: it has the
 * option, and the remedy if it is known.
 */
public final class AllowlistTopicException extends IOException {
  private static final long serialVersionUID = 1L;

  AllowlistTopicException(String message, Throwable cause) {
    super(message, cause);
  }
}
