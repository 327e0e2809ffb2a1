package io.roguedns.json;

import io.roguedns.event.RejectedRow;

/**
 * A row can't be read. Thrown and caught within the decoders, so that it carries no stack trace.
 */
public final class UnreadableRowException extends Exception {
  private static final long serialVersionUID = 1;

  private final RejectedRow.Reason reason;

  public UnreadableRowException(RejectedRow.Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** The exception of a row that isn't in its format at all. */
  public static UnreadableRowException malformed(String detail) {
    return new UnreadableRowException(RejectedRow.Reason.MALFORMED, detail);
  }

  public RejectedRow.Reason reason() {
    return reason;
  }
}
