package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Question;
import java.util.List;
import java.util.function.Supplier;

/**
 * A backdoor in Lyceum's manner: it queries a TXT record under a name for the victim; most answers
 * are empty, and a few have a command.
 */
final class Polling implements Questions {
  private static final double COMMANDS = 0.06;
  private static final String NOTHING = "bm9w";
  private static final int COMMAND_BYTES = 90;

  private final Dice dice;
  private final Supplier<String> names;

  private Polling(Dice dice, Supplier<String> names) {
    this.dice = dice;
    this.names = names;
  }

  static Polling underOneName(Dice dice, String domain) {
    String name = dice.hex(16) + "." + domain;
    return new Polling(dice, () -> name);
  }

  /** With a new name each time, so that no cache answers. */
  static Polling numbered(Dice dice, String domain) {
    String victim = dice.hex(8) + "." + domain;
    int[] poll = {(int) dice.below(1 << 12)};
    return new Polling(dice, () -> Integer.toHexString(poll[0]++) + "." + victim);
  }

  @Override
  public List<Question> next() {
    String command =
        dice.chance(COMMANDS) ? Codec.BASE64.encode(Bytes.random(dice, COMMAND_BYTES)) : NOTHING;
    return List.of(Type.TXT.ask(names.get(), command));
  }
}
