package io.roguedns.simulation.world;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Random numbers from a seed. Each device or scenario has its own generator, derived from its name,
 * so another device in the fleet doesn't change the others.
 */
public final class Dice {
  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public static Dice of(long seed, String... names) {
    long hash = seed ^ 0xcbf29ce484222325L;
    for (String name : names) {
      for (int i = 0; i < name.length(); i++) {
        hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
      }
      // Names are distinguished: "a", "bc" isn't "ab", "c".
      hash = (hash ^ 0xffff) * 0x100000001b3L;
    }
    return new Dice(hash);
  }

  /** From 0 to a bound, which is not reached. */
  public long below(long bound) {
    return Math.floorMod(random.nextLong(), bound);
  }

  /** From low to high, both included. */
  public long between(long low, long high) {
    return low + below(high - low + 1);
  }

  public int port() {
    return (int) between(49152, 65535);
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  public <T> T pick(List<T> choices) {
    return choices.get((int) below(choices.size()));
  }

  /** The time until the next random event, for a mean distance in ticks. */
  public long gap(double mean) {
    return 1 + (long) (-StrictMath.log(1 - unit()) * mean);
  }

  /** Lower-case hexadecimal digits. */
  public String hex(int digits) {
    return text(digits, "0123456789abcdef");
  }

  public String text(int length, String alphabet) {
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      out.append(alphabet.charAt((int) below(alphabet.length())));
    }
    return out.toString();
  }

  /** A GUID as Windows names adapters, with braces. */
  public String guid() {
    String digits = hex(32).toUpperCase(Locale.ROOT);
    return "{%s-%s-%s-%s-%s}"
        .formatted(
            digits.substring(0, 8),
            digits.substring(8, 12),
            digits.substring(12, 16),
            digits.substring(16, 20),
            digits.substring(20));
  }

  private double unit() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }
}
