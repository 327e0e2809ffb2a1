package io.roguedns.format.defender;

import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.NetworkInfo;
import io.roguedns.json.UnreadableRowException;
import java.util.List;

/**
 * A row of DeviceNetworkInfo as the text of its columns, none of them null, before the lists among
 * them are read. Every reader makes one of it, so that the lists mean the same wherever they come
 * from.
 *
 * @param connectedNetworks JSON, a list of objects with {@code Name} and {@code Category}
 * @param dnsAddresses JSON, a list of addresses
 * @param defaultGateways JSON, a list of addresses
 * @param ipAddresses JSON, a list of objects with {@code IPAddress}
 * @see NetworkInfo the other columns
 */
public record NetworkInfoText(
    long timestamp,
    String deviceName,
    String adapter,
    String adapterType,
    String status,
    String tunnelType,
    String ipv4Dhcp,
    String ipv6Dhcp,
    String connectedNetworks,
    String dnsAddresses,
    String defaultGateways,
    String ipAddresses,
    long reportId) {

  /**
   * The row with its lists read. Text that is blank or {@code null} is an empty list, and a single
   * element that isn't in brackets is a list of one.
   *
   * @throws UnreadableRowException if one of the lists is none
   */
  public NetworkInfo read() throws UnreadableRowException {
    List<ConnectedNetwork> networks =
        JsonList.read("ConnectedNetworks", connectedNetworks, JsonList::network);
    return new NetworkInfo(
        timestamp,
        deviceName,
        adapter,
        adapterType,
        status,
        tunnelType,
        ipv4Dhcp,
        ipv6Dhcp,
        networks,
        JsonList.read("DnsAddresses", dnsAddresses, JsonList::address),
        JsonList.read("DefaultGateways", defaultGateways, JsonList::address),
        JsonList.read("IPAddresses", ipAddresses, JsonList::address),
        reportId);
  }
}
