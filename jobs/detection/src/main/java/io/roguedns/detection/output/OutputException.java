package io.roguedns.detection.output;

import java.io.IOException;

/** The directory for results can't be used; the message is for the person who named it. */
public final class OutputException extends IOException {
  public OutputException(String out, String problem) {
    super("--out " + out + ": " + problem);
  }

  public OutputException(String out, String problem, IOException cause) {
    super("--out %s: %s (%s)".formatted(out, problem, reason(cause)), cause);
  }

  private static String reason(IOException cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
