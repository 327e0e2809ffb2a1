/**
 * Signal {@code unauthorized-resolver}.
 *
 * <p><b>Behaviour</b>: malware brings its own resolver's address and asks it directly, past the
 * organisation's resolvers, so that the adversary sees and answers every query.
 *
 * <p><b>Evidence</b>: a row of DeviceNetworkEvents to a DNS port of an address that is neither
 * private nor on the allowlist at the row's time. One finding a row.
 *
 * <p><b>Assumptions</b>: the sensor reports the connection (it samples), and the allowlist names
 * the resolvers in use.
 *
 * <p><b>Evasions</b>: DNS over HTTPS; another port; a tunnel through an authorised resolver (see
 * {@code high-volume}).
 *
 * <p><b>False positives</b>: guest networks whose DHCP gives a third party's resolver, split-tunnel
 * VPNs, scanners, a server that is itself a resolver. Entries of the allowlist answer them.
 */
package io.roguedns.detection.signal.unauthorizedresolver;
