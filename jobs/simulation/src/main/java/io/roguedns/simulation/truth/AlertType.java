package io.roguedns.simulation.truth;

/** The kinds of alerts, gravest first: an incident is told as the gravest kind that it is. */
public enum AlertType {
  /** Names that carry data, asked of an unlisted server. */
  CONFIRMED_TUNNEL("Confirmed_DNS_Tunnel"),
  /** Settings point at a server, and the device really asks it. */
  HIJACK_CONFIRMED("DNS_Hijack_Confirmed"),
  /** High volume, mostly to one unlisted server. */
  RESOLVER_TUNNEL("Rogue_Resolver_Tunnel"),
  /** Several settings rewritten together, or one rewritten again after it was put right. */
  CONFIGURATION_TAMPERING("Persistent_Configuration_Tampering"),
  /** A domain is asked at steady intervals, for text. */
  COMMAND_POLLING("DNS_Command_Polling"),
  /** Names that carry data. */
  TUNNEL_IN_NAMES("DNS_Tunnel_In_Query_Names"),
  /** High volume that goes on. */
  SUSTAINED_TUNNELING("Sustained_DNS_Tunneling"),
  /** A process keeps asking an unlisted server. */
  PERSISTENT_RESOLVER("Persistent_Unauthorized_Resolver"),
  /** Many devices begin to ask one unlisted server: an alert about the server, not about them. */
  CAMPAIGN("Rogue_Resolver_Campaign");

  private final String typeName;

  AlertType(String typeName) {
    this.typeName = typeName;
  }

  /** The name as it stands in output. */
  public String typeName() {
    return typeName;
  }
}
