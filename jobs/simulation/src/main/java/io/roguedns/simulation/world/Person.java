package io.roguedns.simulation.world;

import io.roguedns.event.Ticks;
import java.util.List;

/**
 * Somebody with an account and a working day.
 *
 * @param account the account's name, without its domain
 * @param arrives when work begins, in ticks since midnight
 * @param leaves when it ends
 * @param lunch when the break begins
 */
public record Person(String account, String sid, long arrives, long leaves, long lunch) {
  private static final List<String> GIVEN =
      List.of(
          "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s",
          "t", "u", "v", "w", "y");
  private static final List<String> FAMILY =
      List.of(
          "lindqvist",
          "okafor",
          "moreau",
          "tanaka",
          "silva",
          "novak",
          "haddad",
          "jensen",
          "kowalski",
          "mensah",
          "ricci",
          "duarte",
          "byrne",
          "ivanova",
          "castillo",
          "ahmed",
          "fischer",
          "nakamura",
          "olsen",
          "pereira",
          "quinn",
          "rossi",
          "sato",
          "thapa",
          "uzun",
          "vargas",
          "weiss",
          "xu",
          "yilmaz",
          "zhou",
          "abbott",
          "bauer",
          "cohen",
          "dahl",
          "eriksen",
          "fraser",
          "gomez",
          "hughes",
          "iyer",
          "joshi",
          "kaya");
  private static final double WORKING = 1.0;
  private static final double AT_LUNCH = 0.35;
  private static final double AWAY = 0.03;

  /** The person of a number; no two share an account. */
  static Person number(int number, Dice dice) {
    String name = GIVEN.get(number % GIVEN.size()) + "." + FAMILY.get(number * 7 % FAMILY.size());
    int namesakes = number / (GIVEN.size() * FAMILY.size());
    String account = namesakes == 0 ? name : name + (1 + namesakes);
    long arrives = 7 * Ticks.PER_HOUR + dice.below(150) * Ticks.PER_MINUTE;
    return new Person(
        account,
        "S-1-5-21-1085031214-1563985344-725345543-" + (1100 + number),
        arrives,
        arrives + 8 * Ticks.PER_HOUR + dice.below(120) * Ticks.PER_MINUTE,
        12 * Ticks.PER_HOUR + dice.below(60) * Ticks.PER_MINUTE);
  }

  public String upn() {
    return account + "@" + Fleet.DOMAIN;
  }

  /** The person's activity at a time of the day, relative to their ordinary pace. */
  public double pace(long sinceMidnight) {
    if (sinceMidnight < arrives || sinceMidnight >= leaves) {
      return AWAY;
    }
    boolean lunching = sinceMidnight >= lunch && sinceMidnight < lunch + 45 * Ticks.PER_MINUTE;
    return lunching ? AT_LUNCH : WORKING;
  }
}
