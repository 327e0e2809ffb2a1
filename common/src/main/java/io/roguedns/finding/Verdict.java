package io.roguedns.finding;

/**
 * A signal's decision about one event.
 *
 * @param kind which of the four it is
 * @param finding the finding, if it is one
 * @param entryId the allowlist entry that suppressed it, if one did
 */
public record Verdict(Kind kind, Finding finding, String entryId) {
  /** The kinds of verdicts. */
  public enum Kind {
    /** No finding. */
    NOTHING,
    /** A finding. */
    FOUND,
    /** An allowlist entry suppresses the finding. */
    SUPPRESSED,
    /** An invalid IP address. */
    NOT_AN_ADDRESS
  }

  public static final Verdict NOTHING = new Verdict(Kind.NOTHING, null, null);
  public static final Verdict NOT_AN_ADDRESS = new Verdict(Kind.NOT_AN_ADDRESS, null, null);

  public static Verdict found(Finding finding) {
    return new Verdict(Kind.FOUND, finding, null);
  }

  public static Verdict suppressedBy(String entryId) {
    return new Verdict(Kind.SUPPRESSED, null, entryId);
  }
}
