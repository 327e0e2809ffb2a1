/**
 * Zeek's logs: {@code conn.log} becomes network events, {@code dns.log} network events and queries;
 * of other logs no signal needs anything. They come as JSON, with the keys of a connection's ends
 * dotted, nested or underscored, and as the tab-separated text that Zeek writes by default. Zeek
 * sees the wire: it knows of no process and no account, and of a device no more than its address,
 * for which {@link io.roguedns.format.DeviceNames} may have a name.
 */
package io.roguedns.format.zeek;
