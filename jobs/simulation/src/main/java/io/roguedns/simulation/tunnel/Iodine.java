package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Question;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * IP over DNS as iodine does it: a handshake, then fragments of packets, and pings when there is
 * nothing to send.
 *
 * <p>A name of data begins with the user's number as a hexadecimal digit, fifteen bits of sequence
 * numbers as three characters of base 32, and a counter against caches; then comes the payload,
 * with a dot after 57 characters.
 */
final class Iodine implements Questions {
  static final int DOT_EVERY = 57;

  /** Characters before the payload. */
  static final int HEADER = 5;

  private static final int VERSION = 0x0000_0502;
  private static final String COUNTER = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int MOST_USERS = 16;
  private static final double PINGS = 0.35;
  private static final int SMALLEST_PACKET = 24;

  private final Dice dice;
  private final String domain;
  private final Type type;
  private final Codec codec;
  private final int user;
  private int asked;
  private int sequence;
  private int sent;

  Iodine(Dice dice, String domain, Type type, Codec codec) {
    this.dice = dice;
    this.domain = domain;
    this.type = type;
    this.codec = codec;
    this.user = (int) dice.below(MOST_USERS);
  }

  @Override
  public List<Question> next() {
    String text = text();
    asked++;
    return List.of(type.ask(Names.written(text + "." + domain), answer()));
  }

  private String text() {
    if (asked == 0) {
      return "v" + small(ByteBuffer.allocate(6).putInt(VERSION), 2);
    }
    if (asked == 1) {
      return "l" + small(ByteBuffer.allocate(19).put((byte) user), 18);
    }
    if (dice.chance(PINGS)) {
      byte acknowledged = (byte) (sequence << 4);
      return "p" + small(ByteBuffer.allocate(4).put((byte) user).put(acknowledged), 2);
    }
    int most = codec.capacity(Names.room(domain, DOT_EVERY) - HEADER);
    byte[] payload = Bytes.random(dice, (int) dice.between(SMALLEST_PACKET, most));
    sequence = (sequence + 1) % 8;
    return data(user, sequence, COUNTER.charAt(sent++ % COUNTER.length()), codec, payload);
  }

  /** The name of a packet of one fragment, without the domain. */
  static String data(int user, int sequence, char counter, Codec codec, byte[] payload) {
    int header = sequence << 12 | 1;
    String text =
        new StringBuilder()
            .append(Codec.HEX.digit(user))
            .append(Codec.IODINE_32.digit(header >> 10))
            .append(Codec.IODINE_32.digit(header >> 5))
            .append(Codec.IODINE_32.digit(header))
            .append(counter)
            .append(codec.encode(payload))
            .toString();
    return Names.dotted(text, DOT_EVERY);
  }

  /** Handshakes and pings are in base 32, whatever is chosen for data. */
  private String small(ByteBuffer known, int random) {
    return Codec.IODINE_32.encode(Bytes.join(known, Bytes.random(dice, random)));
  }

  private String answer() {
    int length = (int) dice.between(2, type == Type.A ? 2 : 90);
    String text = Codec.IODINE_32.encode(Bytes.random(dice, length));
    return switch (type) {
      case A -> Invented.address(dice);
      case CNAME -> Names.dotted("h" + text, DOT_EVERY) + "." + domain;
      default -> text;
    };
  }
}
