package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Question;
import java.util.List;

/** A tunnel whose names are words, two for each byte, so that no letter is unlikely. */
final class Wordy implements Questions {
  private static final int BYTES_A_LABEL = 2;
  private static final int MOST_BYTES = 8;

  private final Dice dice;
  private final String domain;

  Wordy(Dice dice, String domain) {
    this.dice = dice;
    this.domain = domain;
  }

  @Override
  public List<Question> next() {
    byte[] payload = Bytes.random(dice, (int) dice.between(4, MOST_BYTES));
    return List.of(Type.A.ask(name(payload) + "." + domain, Invented.address(dice)));
  }

  /** The first word of a byte is its upper half, the second one its lower half. */
  static String name(byte[] payload) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < payload.length; i++) {
      name.append(i == 0 ? "" : i % BYTES_A_LABEL == 0 ? "." : "-")
          .append(Invented.FIRST.get(payload[i] >> 4 & 0xf))
          .append(Invented.SECOND.get(payload[i] & 0xf));
    }
    return name.toString();
  }
}
