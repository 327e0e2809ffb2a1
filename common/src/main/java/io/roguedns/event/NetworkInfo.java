package io.roguedns.event;

import java.util.List;

/**
 * A row of DeviceNetworkInfo: how one of a device's network adapters stands. Text is never null:
 * what a row lacks is {@code ""}, as in Kusto; a list that it lacks is empty. Lists can't be
 * changed.
 *
 * @param timestamp when it was so, in {@link Ticks}
 * @param adapter {@code NetworkAdapterName}, a GUID: the same as in the registry's {@code
 *     Interfaces\{guid}}
 * @param adapterType {@code NetworkAdapterType}, such as {@code Ethernet}, or {@code Tunnel} for a
 *     VPN
 * @param status {@code NetworkAdapterStatus}, such as {@code Up}
 * @param ipv4Dhcp the address of the DHCP server
 * @param ipv6Dhcp the address of the DHCP server
 * @param networks {@code ConnectedNetworks}
 * @param dnsAddresses the resolvers that the adapter asks, as the sender wrote them
 * @param gateways {@code DefaultGateways}, as the sender wrote them
 * @param addresses the adapter's own, of {@code IPAddresses}, as the sender wrote them
 * @param reportId the device's repeating counter, or {@link NetworkEvent#NO_REPORT}
 */
public record NetworkInfo(
    long timestamp,
    String deviceName,
    String adapter,
    String adapterType,
    String status,
    String tunnelType,
    String ipv4Dhcp,
    String ipv6Dhcp,
    List<ConnectedNetwork> networks,
    List<String> dnsAddresses,
    List<String> gateways,
    List<String> addresses,
    long reportId) {
  /** Takes the lists as they are now. */
  public NetworkInfo {
    networks = List.copyOf(networks);
    dnsAddresses = List.copyOf(dnsAddresses);
    gateways = List.copyOf(gateways);
    addresses = List.copyOf(addresses);
  }
}
