package io.roguedns.simulation.score;

import java.io.Serial;

/** The input to be scored can't be read. */
public final class BadInputException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
