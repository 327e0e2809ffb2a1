package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Question;
import java.util.List;
import java.util.Locale;

/**
 * A beacon over A records in Cobalt Strike's manner: it reports with its own id, fetches a task
 * with four bytes per answer, and posts the result in short hexadecimal labels.
 */
final class Beacon implements Questions {
  private static final String IDLE = "0.0.0.0";
  private static final double FETCHES = 0.45;
  private static final double POSTS = 0.25;

  /** Bytes in one label of a post, so that its length is two hexadecimal digits. */
  private static final int MOST_POSTED = 28;

  private final Dice dice;
  private final String domain;
  private final String number;
  private int transfer;

  Beacon(Dice dice, String domain) {
    this.dice = dice;
    this.domain = domain;
    this.number = dice.hex(8);
  }

  @Override
  public List<Question> next() {
    String own = number + "." + domain;
    if (dice.chance(FETCHES)) {
      return List.of(Type.A.ask("cdn." + counted() + "." + own, Invented.address(dice)));
    }
    if (dice.chance(POSTS / (1 - FETCHES))) {
      byte[] output = Bytes.random(dice, (int) dice.between(4, MOST_POSTED));
      return List.of(Type.A.ask(post(output) + "." + counted() + "." + own, IDLE));
    }
    return List.of(Type.A.ask(own, IDLE));
  }

  /** The labels before the counter: their number of data, and the data. */
  static String post(byte[] output) {
    return "post.1" + Codec.HEX.encode(output);
  }

  /** The transfer's running number and its own random one. */
  private String counted() {
    transfer++;
    return String.format(Locale.ROOT, "%x%s", transfer, dice.hex(7));
  }
}
