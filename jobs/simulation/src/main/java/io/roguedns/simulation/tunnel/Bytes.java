package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import java.nio.ByteBuffer;

/** What tunnels carry. */
final class Bytes {
  private Bytes() {}

  /** Random bytes, like compressed or encrypted data. */
  static byte[] random(Dice dice, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) dice.below(256);
    }
    return bytes;
  }

  /** A header and what comes after it. */
  static byte[] join(ByteBuffer header, byte[] rest) {
    return ByteBuffer.allocate(header.position() + rest.length)
        .put(header.array(), 0, header.position())
        .put(rest)
        .array();
  }
}
