package io.roguedns.event;

import java.util.List;

/**
 * A row of DeviceNetworkInfo: the state of one network adapter of a device. Text is never null:
 * missing values are {@code ""}, as in Kusto; a list that it lacks is empty. Lists can't be
 * changed.
 *
 * @param timestamp the time of the state, in {@link Ticks}
 * @param adapter {@code NetworkAdapterName}, a GUID: the same as in the registry's {@code
 *     Interfaces\{guid}}
 * @param adapterType {@code NetworkAdapterType}, such as {@code Ethernet}, or {@code Tunnel} for a
 *     VPN
 * @param status {@code NetworkAdapterStatus}, such as {@code Up}
 * @param ipv4Dhcp the address of the DHCP server
 * @param ipv6Dhcp the address of the DHCP server
 * @param networks {@code ConnectedNetworks}
 * @param dnsAddresses the adapter's resolvers, as the sender wrote them
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
  /** Copies the lists. */
  public NetworkInfo {
    networks = List.copyOf(networks);
    dnsAddresses = List.copyOf(dnsAddresses);
    gateways = List.copyOf(gateways);
    addresses = List.copyOf(addresses);
  }
}
