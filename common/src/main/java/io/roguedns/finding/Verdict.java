package io.roguedns.finding;

/**
 * What a signal says of one piece of evidence.
 *
 * @param kind which of the four it is
 * @param finding the finding, if it is one
 * @param entryId the allowlist entry that suppressed it, if one did
 */
public record Verdict(Kind kind, Finding finding, String entryId) {
  /** What a verdict can be. */
  public enum Kind {
    /** Nothing to say. */
    NOTHING,
    /** A finding. */
    FOUND,
    /** It would be a finding, but for an entry of the allowlist. */
    SUPPRESSED,
    /** Where an address belongs stands text that is none. */
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
