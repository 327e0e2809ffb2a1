package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import java.util.List;

/** Words, and unregistered names. */
final class Invented {
  /** Sixteen first words and sixteen second words: two encode a byte. */
  static final List<String> FIRST =
      List.of(
          "amber", "brisk", "calm", "dusty", "early", "faint", "golden", "hidden", "icy", "jolly",
          "keen", "lunar", "misty", "noble", "olive", "plain");

  static final List<String> SECOND =
      List.of(
          "anchor", "bridge", "candle", "desert", "engine", "forest", "garden", "harbour", "island",
          "jacket", "kettle", "lantern", "meadow", "needle", "orchard", "pepper");

  private static final List<String> THIRD =
      List.of(
          "shop", "blog", "news", "works", "club", "studio", "travel", "books", "music", "labs",
          "foods", "sports", "homes", "tools", "games", "care");
  private static final List<String> ENDINGS =
      List.of("com", "net", "org", "info", "de", "fr", "nl", "co.uk");

  private Invented() {}

  /** One of 32,768 registered domains. */
  static String domain(Dice dice) {
    return dice.pick(FIRST)
        + dice.pick(SECOND)
        + dice.pick(THIRD)
        + "-invented."
        + dice.pick(ENDINGS);
  }

  /** An address in one of the ranges for documentation, which stand for public ones. */
  static String address(Dice dice) {
    return "192.0.2." + dice.between(1, 254);
  }

  /** Lower-case letters and digits, as names of machines have them. */
  static String token(Dice dice, int length) {
    return dice.text(length, "abcdefghijklmnopqrstuvwxyz0123456789");
  }
}
