package io.roguedns.simulation.world;

/**
 * A DNS server, and the expected result of a query to it. The author of a scenario knows the owner
 * of a server, so it is stated here, and not derived from rows.
 *
 * @param address as rows have it in RemoteIP
 */
public record Resolver(String address, Truth truth) {
  /** The company's own. */
  public static final Resolver INTERNAL_1 = quiet("10.0.0.1");

  public static final Resolver INTERNAL_2 = quiet("10.0.0.2");

  /** A resolver without findings: private, authorized or well known. */
  public static Resolver quiet(String address) {
    return new Resolver(address, Truth.QUIET);
  }

  /** An unlisted resolver. */
  public static Resolver unauthorized(String address) {
    return new Resolver(address, Truth.FINDING);
  }

  /** A resolver with findings in {@code kql} only. */
  public static Resolver kqlOnly(String address) {
    return new Resolver(address, Truth.KQL_ONLY);
  }
}
