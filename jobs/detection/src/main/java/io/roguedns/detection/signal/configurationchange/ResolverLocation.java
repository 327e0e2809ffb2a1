package io.roguedns.detection.signal.configurationchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The places of resolver settings in the Windows registry: the adapters' name servers, the rules of
 * the Name Resolution Policy, and the adapters' servers for DNS over HTTPS. Keys and value names
 * compare without case, as Windows does.
 */
final class ResolverLocation {
  /** Lower-case fragments, one of which is in the key of every relevant row. */
  static final List<String> KEY_FRAGMENTS =
      List.of(
          "tcpip\\parameters",
          "tcpip6\\parameters",
          "dnscache\\parameters\\dnspolicyconfig\\",
          "dnscache\\interfacespecificparameters\\");

  private static final Set<String> ADAPTER_VALUES =
      Set.of("nameserver", "dhcpnameserver", "staticdnsaddress", "profilenameserver");
  private static final String POLICY_VALUE = "genericdnsservers";

  private ResolverLocation() {}

  /** Whether a value has resolvers in its data. */
  static boolean isSetting(String key, String valueName) {
    List<String> path = List.of(key.toLowerCase(Locale.ROOT).split("\\\\"));
    String name = valueName.toLowerCase(Locale.ROOT);
    if (ADAPTER_VALUES.contains(name)) {
      return after(path, "tcpip", "parameters") >= 0 || after(path, "tcpip6", "parameters") >= 0;
    }
    return name.equals(POLICY_VALUE)
        && after(path, "dnscache", "parameters", "dnspolicyconfig") >= 0;
  }

  /**
   * The texts in the place of server addresses.
   *
   * @param action the row's action type: a server that stands in a key is set by writing below it,
   *     not by deleting
   * @return empty if the value isn't one that redirects resolution, or has no data
   */
  static List<String> servers(String key, String valueName, String valueData, String action) {
    List<String> path = List.of(key.toLowerCase(Locale.ROOT).split("\\\\"));
    String name = valueName.toLowerCase(Locale.ROOT);
    if (ADAPTER_VALUES.contains(name)
        && (after(path, "tcpip", "parameters") >= 0 || after(path, "tcpip6", "parameters") >= 0)) {
      return split(valueData);
    }
    int rule = after(path, "dnscache", "parameters", "dnspolicyconfig");
    if (name.equals(POLICY_VALUE) && rule >= 0 && rule < path.size()) {
      return split(valueData);
    }
    int adapter = after(path, "dnscache", "interfacespecificparameters");
    if (adapter >= 0 && !action.toLowerCase(Locale.ROOT).contains("deleted")) {
      return encryptedServer(path.subList(adapter, path.size()));
    }
    return List.of();
  }

  /** {@code {guid}\DohInterfaceSettings\Doh\<address>}, or {@code Doh6} for IPv6. */
  private static List<String> encryptedServer(List<String> path) {
    boolean names =
        path.size() >= 4
            && path.get(1).equals("dohinterfacesettings")
            && (path.get(2).equals("doh") || path.get(2).equals("doh6"));
    return names ? List.of(path.get(3)) : List.of();
  }

  /** The index after the first occurrence of consecutive components in a path, or -1. */
  private static int after(List<String> path, String... components) {
    for (int i = 0; i + components.length <= path.size(); i++) {
      if (path.subList(i, i + components.length).equals(List.of(components))) {
        return i + components.length;
      }
    }
    return -1;
  }

  /** NameServer is separated by commas, DhcpNameServer by spaces, policy rules by semicolons. */
  private static List<String> split(String data) {
    List<String> servers = new ArrayList<>();
    for (String server : data.split("[,;\\s]+")) {
      if (!server.isEmpty()) {
        servers.add(server);
      }
    }
    return servers;
  }
}
