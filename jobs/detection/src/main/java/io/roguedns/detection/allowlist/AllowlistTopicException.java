package io.roguedns.detection.allowlist;

import java.io.IOException;

/**
 * The topic of the allowlist can't be read or written. The message is for the user: it names the
 * option that it is about, and says what would help if that is known.
 */
public final class AllowlistTopicException extends IOException {
  private static final long serialVersionUID = 1L;

  AllowlistTopicException(String message, Throwable cause) {
    super(message, cause);
  }
}
