package io.roguedns.simulation.world;

import java.util.Locale;

/**
 * A network adapter.
 *
 * @param guid its name, with braces: DeviceNetworkInfo has it, and so have registry keys
 * @param type as in DeviceNetworkInfo, such as {@code Ethernet}, {@code Wireless80211}, {@code
 *     Tunnel}
 */
public record Adapter(String guid, String type, String vendor, String mac) {
  static Adapter of(String type, String vendor, Dice dice) {
    String guid = dice.guid();
    return new Adapter(guid, type, vendor, "02" + dice.hex(10).toUpperCase(Locale.ROOT));
  }

  /** The registry key of its IPv4 settings. */
  public String key() {
    return RegistryKeys.SERVICES + "Tcpip\\Parameters\\Interfaces\\" + guid;
  }

  /** The registry key of its IPv6 settings. */
  public String key6() {
    return RegistryKeys.SERVICES + "Tcpip6\\Parameters\\Interfaces\\" + guid;
  }
}
