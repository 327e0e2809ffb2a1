package io.roguedns.alert;

import java.util.List;

/**
 * What is told about a device: evidence that matches a pattern, or evidence alone, which adds to an
 * alert that there is.
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
