package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Question;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A session of dnscat2, encrypted: hexadecimal messages, most of them empty, since the client
 * polls. Without a domain, names start with {@code dnscat} and have no common suffix.
 */
final class Dnscat2 implements Questions {
  /** Bytes of a message without data: header, signature, nonce, and encrypted sequence numbers. */
  static final int EMPTY = 17;

  private static final byte MESSAGE = 1;
  private static final int DOT_EVERY = 62;
  private static final String WITHOUT_DOMAIN = "dnscat";
  private static final double WITH_DATA = 0.25;
  private static final List<Type> TYPES = List.of(Type.TXT, Type.CNAME, Type.MX);

  private final Dice dice;
  private final String domain;
  private final short session;
  private short nonce;

  /**
   * @param domain the server's; empty for none
   */
  Dnscat2(Dice dice, String domain) {
    this.dice = dice;
    this.domain = domain;
    this.session = (short) dice.below(1 << 16);
  }

  @Override
  public List<Question> next() {
    int most = Names.room(domain.isEmpty() ? WITHOUT_DOMAIN : domain, DOT_EVERY) / 2 - EMPTY;
    int data = dice.chance(WITH_DATA) ? (int) dice.between(1, most) : 0;
    String name = name(message(data));
    return List.of(dice.pick(TYPES).ask(name, named(dice.hex(2 * EMPTY))));
  }

  private byte[] message(int data) {
    ByteBuffer header =
        ByteBuffer.allocate(13)
            .putShort((short) dice.below(1 << 16))
            .put(MESSAGE)
            .putShort(session)
            .put(Bytes.random(dice, 6))
            .putShort(nonce++);
    return Bytes.join(header, Bytes.random(dice, EMPTY - header.position() + data));
  }

  private String name(byte[] message) {
    return named(Names.dotted(Codec.HEX.encode(message), DOT_EVERY));
  }

  private String named(String text) {
    return domain.isEmpty() ? WITHOUT_DOMAIN + "." + text : text + "." + domain;
  }
}
