package io.roguedns.alert;

import java.util.List;

/**
 * An alert candidate: evidence that matches a pattern, or evidence without one, which is added to
 * an open alert.
 *
 * @param pattern the pattern, or null
 * @param evidence in order of time, at least one
 */
public record Clue(AlertType pattern, List<Evidence> evidence) {
  /** Evidence alone. */
  public static Clue of(Evidence evidence) {
    return new Clue(null, List.of(evidence));
  }

  public String device() {
    return evidence.get(0).device();
  }

  /** The last evidence's time. */
  public long last() {
    return evidence.stream().mapToLong(Evidence::last).max().orElseThrow();
  }
}
