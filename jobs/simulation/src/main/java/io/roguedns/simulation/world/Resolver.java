package io.roguedns.simulation.world;

/**
 * A DNS server, and what is to be said of a query to it. Who writes a story knows whose a server
 * is, so that is stated here, and nobody works it out from rows.
 *
 * @param address as rows have it in RemoteIP
 */
public record Resolver(String address, Truth truth) {
  /** The company's own. */
  public static final Resolver INTERNAL_1 = quiet("10.0.0.1");

  public static final Resolver INTERNAL_2 = quiet("10.0.0.2");

  /** One of which nobody may say anything: private, authorised or well known. */
  public static Resolver quiet(String address) {
    return new Resolver(address, Truth.QUIET);
  }

  /** One that nobody authorised. */
  public static Resolver unauthorized(String address) {
    return new Resolver(address, Truth.FINDING);
  }

  /** One that only the query as received finds fault with. */
  public static Resolver kqlOnly(String address) {
    return new Resolver(address, Truth.KQL_ONLY);
  }
}
