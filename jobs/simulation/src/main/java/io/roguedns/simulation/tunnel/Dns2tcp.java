package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Question;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * TCP over DNS as dns2tcp does it: base 64 of a header and data, after a session was opened with
 * {@code =auth} and {@code =connect}.
 */
final class Dns2tcp implements Questions {
  /** Bytes of the session, what is acknowledged, the sequence number and the kind. */
  static final int HEADER = 7;

  private static final byte DATA = 2;
  private static final double EMPTY = 0.4;
  private static final List<String> OPENING = List.of("=auth", "=auth", "=connect");

  private final Dice dice;
  private final String domain;
  private final Type type;
  private final short session;
  private short sequence;

  Dns2tcp(Dice dice, String domain, Type type) {
    this.dice = dice;
    this.domain = domain;
    this.type = type;
    this.session = (short) dice.between(1, (1 << 15) - 1);
  }

  @Override
  public List<Question> next() {
    boolean opening = sequence < OPENING.size();
    int most = Codec.BASE64.capacity(Names.room(domain, Names.LABEL)) - HEADER;
    int data = opening || dice.chance(EMPTY) ? 0 : (int) dice.between(1, most);
    String text = text(session, sequence, Bytes.random(dice, data));
    String command = opening ? OPENING.get(sequence) : "";
    sequence++;
    String answer = Codec.BASE64.encode(Bytes.random(dice, (int) dice.between(HEADER, 150)));
    return List.of(type.ask(text + command + "." + domain, answer));
  }

  static String text(short session, short sequence, byte[] data) {
    ByteBuffer header =
        ByteBuffer.allocate(HEADER)
            .putShort(session)
            .putShort((short) (sequence - 1))
            .putShort(sequence)
            .put(DATA);
    return Names.dotted(Codec.BASE64.encode(Bytes.join(header, data)), Names.LABEL);
  }
}
