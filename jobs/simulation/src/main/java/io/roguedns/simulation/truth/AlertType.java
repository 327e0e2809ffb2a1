package io.roguedns.simulation.truth;

/**
 * The alert types, most severe first: an incident's alert has the most severe type that matches.
 */
public enum AlertType {
  /** Names that carry data, sent to an unlisted resolver. */
  CONFIRMED_TUNNEL("Confirmed_DNS_Tunnel"),
  /** Settings name an unlisted server, and the device queries it. */
  HIJACK_CONFIRMED("DNS_Hijack_Confirmed"),
  /** High volume, mostly to one unlisted server. */
  RESOLVER_TUNNEL("Rogue_Resolver_Tunnel"),
  /** Several settings changed together, or one changed again after it was restored. */
  CONFIGURATION_TAMPERING("Persistent_Configuration_Tampering"),
  /** A domain is queried at steady intervals, for TXT. */
  COMMAND_POLLING("DNS_Command_Polling"),
  /** Names that carry data. */
  TUNNEL_IN_NAMES("DNS_Tunnel_In_Query_Names"),
  /** High volume in consecutive bins. */
  SUSTAINED_TUNNELING("Sustained_DNS_Tunneling"),
  /** A process queries an unlisted server repeatedly. */
  PERSISTENT_RESOLVER("Persistent_Unauthorized_Resolver"),
  /** Many devices begin to use one unlisted server: an alert about the server, not about them. */
  CAMPAIGN("Rogue_Resolver_Campaign");

  private final String typeName;

  AlertType(String typeName) {
    this.typeName = typeName;
  }

  /** The name in output. */
  public String typeName() {
    return typeName;
  }
}
