package io.roguedns.alert;

import java.util.List;

/**
 * What an alert says happened, gravest first: of several that match one incident, the first names
 * the alert. Techniques are those of MITRE ATT&CK.
 */
public enum AlertType {
  /** Names carry data, and a resolver that nobody listed is asked for them. */
  CONFIRMED_DNS_TUNNEL(
      "Confirmed_DNS_Tunnel", 85, List.of("T1583.002", "T1071.004", "T1572", "T1048.003")),
  /** A device's configuration was changed to a server, and the device really asks that server. */
  DNS_HIJACK_CONFIRMED("DNS_Hijack_Confirmed", 75, List.of("T1583.002", "T1557", "T1112")),
  /** So many queries that it may be a tunnel, and they go mainly to a resolver nobody listed. */
  ROGUE_RESOLVER_TUNNEL("Rogue_Resolver_Tunnel", 65, List.of("T1583.002", "T1071.004", "T1572")),
  /** Many devices begin to use one resolver that nobody listed. */
  ROGUE_RESOLVER_CAMPAIGN("Rogue_Resolver_Campaign", 65, List.of("T1583.002", "T1071.004")),
  /** Several settings of a device were rewritten together, or one again after it was put right. */
  PERSISTENT_CONFIGURATION_TAMPERING(
      "Persistent_Configuration_Tampering", 50, List.of("T1583.002", "T1112")),
  /** A domain is asked at steady intervals for hours, for text or for names that are new. */
  DNS_COMMAND_POLLING("DNS_Command_Polling", 45, List.of("T1071.004", "T1568")),
  /** Names under one domain carry data, window after window. */
  PERSISTENT_DNS_TUNNEL("Persistent_DNS_Tunnel", 40, List.of("T1071.004", "T1572", "T1048.003")),
  /** Names carry data. */
  DNS_TUNNEL_IN_QUERY_NAMES(
      "DNS_Tunnel_In_Query_Names", 35, List.of("T1071.004", "T1572", "T1048.003")),
  /** One process passes the threshold of queries in several bins on end. */
  SUSTAINED_DNS_TUNNELING("Sustained_DNS_Tunneling", 30, List.of("T1071.004", "T1572")),
  /** One process of a device uses the same resolver that nobody listed again and again. */
  PERSISTENT_UNAUTHORIZED_RESOLVER(
      "Persistent_Unauthorized_Resolver", 35, List.of("T1583.002", "T1071.004"));

  private final String typeName;
  private final int points;
  private final List<String> techniques;

  AlertType(String typeName, int points, List<String> techniques) {
    this.typeName = typeName;
    this.points = points;
    this.techniques = techniques;
  }

  /** The value of {@code AlertType}, and the name of its playbook. */
  public String typeName() {
    return typeName;
  }

  /** What the pattern by itself adds to the score. */
  public int points() {
    return points;
  }

  public List<String> techniques() {
    return techniques;
  }

  /** Where the steps to take are, below the project's root. */
  public String playbook() {
    return "deploy/playbooks/" + typeName + ".md";
  }

  /** Whether it names an incident rather than the other. */
  public boolean isGraverThan(AlertType other) {
    return ordinal() < other.ordinal();
  }
}
