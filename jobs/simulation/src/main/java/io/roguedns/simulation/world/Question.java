package io.roguedns.simulation.world;

import java.util.List;

/**
 * A DNS question and its answer.
 *
 * @param type the record type's number
 * @param answers empty if there is no such name
 */
public record Question(String name, int type, String typeName, List<String> answers, int ttl) {
  public static Question address(Site site) {
    boolean six = site.address().indexOf(':') >= 0;
    return new Question(
        site.name(), six ? 28 : 1, six ? "AAAA" : "A", List.of(site.address()), 300);
  }

  public static Question text(String name, String answer) {
    return new Question(name, 16, "TXT", List.of(answer), 0);
  }

  public static Question nothing(String name, String answer) {
    return new Question(name, 10, "NULL", List.of(answer), 0);
  }
}
