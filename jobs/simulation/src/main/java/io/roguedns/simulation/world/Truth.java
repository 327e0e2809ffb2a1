package io.roguedns.simulation.world;

/**
 * Whether a row is evidence.
 *
 * @param strict {@code strict} gives a finding
 * @param kql {@code kql} gives a finding
 * @param suppressedBy the allowlist entry but for which {@code strict} would give one, or null
 */
public record Truth(boolean strict, boolean kql, String suppressedBy) {
  public static final Truth QUIET = new Truth(false, false, null);
  public static final Truth FINDING = new Truth(true, true, null);
  public static final Truth STRICT_ONLY = new Truth(true, false, null);
  public static final Truth KQL_ONLY = new Truth(false, true, null);

  /**
   * The query gives a finding, and an entry of the scenario's allowlist suppresses that of {@code
   * strict}.
   */
  public static Truth suppressedBy(String entry) {
    return new Truth(false, true, entry);
  }

  /** The same where the query doesn't look. */
  public Truth withoutKql() {
    return new Truth(strict, false, suppressedBy);
  }
}
