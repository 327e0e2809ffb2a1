package io.roguedns.detection.signal.highvolume;

import io.roguedns.event.NetworkEvent;

/**
 * Numbers the flows of one device in one bin: the device's port and the server. It is what a
 * DnsConnectionInspected row and the connection rows of the same flow have in common.
 *
 * <p>The lowest 32 bits are the server, an IPv4 address as it is and any other text by its hash;
 * above them 16 bits of port, and one bit that distinguishes a hash from an address. The device's
 * address and the transport aren't part of it: sensors differ in them, and one port of one device
 * uses one of each for a server.
 */
final class Flow {
  /** The row has no flow. */
  static final long NONE = -1;

  private static final long HASHED = 1L << 48;

  private Flow() {}

  /**
   * @param server the row's server in canonical form
   */
  static long of(NetworkEvent event, String server) {
    if (event.localPort() == NetworkEvent.NO_PORT || server.isEmpty()) {
      return NONE;
    }
    long address = Ipv4Text.pack(server);
    long id = address >= 0 ? address : HASHED | Integer.toUnsignedLong(server.hashCode());
    return id | (event.localPort() & 0xFFFFL) << 32;
  }

  /** Whether the server is an IPv4 address. */
  static boolean hasAddress(long flow) {
    return (flow & HASHED) == 0;
  }

  /** The server's IPv4 address, or its text's hash. */
  static int server(long flow) {
    return (int) flow;
  }
}
