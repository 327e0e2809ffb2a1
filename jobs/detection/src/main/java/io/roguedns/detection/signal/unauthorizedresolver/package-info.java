/**
 * Signal {@code unauthorized-resolver}.
 *
 * <p><b>Behaviour</b>: malware has the address of its own resolver and queries it directly,
 * bypassing the organisation's resolvers, so the adversary sees and answers every query.
 *
 * <p><b>Evidence</b>: a row of DeviceNetworkEvents to a DNS port of an address that is neither
 * private nor on the allowlist at the row's time. One finding per row.
 *
 * <p><b>Assumptions</b>: the sensor reports the connection (it samples), and the allowlist has the
 * resolvers in use.
 *
 * <p><b>Evasions</b>: DNS over HTTPS; another port; a tunnel through an authorised resolver (see
 * {@code high-volume}).
 *
 * <p><b>False positives</b>: guest networks whose DHCP provides a third party's resolver,
 * split-tunnel VPNs, scanners, a server that is itself a resolver. Add allowlist entries for them.
 */
package io.roguedns.detection.signal.unauthorizedresolver;
