/**
 * Signal {@code configuration-change}.
 *
 * <p><b>Behaviour</b>: an adversary changes a device's resolver to their own server: by an
 * adapter's name server, by a rule of the Name Resolution Policy Table, or by a server for DNS over
 * HTTPS. From then on the queries of every program go there.
 *
 * <p><b>Evidence</b>: a row of DeviceRegistryEvents that writes such a value with an address that
 * is neither private nor on the allowlist at the row's time. One finding per row, with each such
 * address.
 *
 * <p><b>Assumptions</b>: the sensor monitors these keys, and reports the value's data.
 *
 * <p><b>Evasions</b>: a browser's own DNS-over-HTTPS setting; the hosts file; a rogue DHCP server
 * (its server shows as {@code DhcpNameServer}); a router's configuration.
 *
 * <p><b>False positives</b>: DHCP on guest networks, VPN clients that write an adapter's servers.
 * Add allowlist entries for them.
 */
package io.roguedns.detection.signal.configurationchange;
