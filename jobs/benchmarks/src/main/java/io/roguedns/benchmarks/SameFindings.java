package io.roguedns.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Compares the findings of each run with those of the run before. */
final class SameFindings {
  private Map<String, String> found = Map.of();

  /**
   * What a run has found.
   *
   * @throws IllegalStateException if there are none, or if they differ from another run's
   */
  void mustBe(Broker broker, String topic, String run) throws Exception {
    try (FindingsTopic findings = new FindingsTopic(broker, topic)) {
      Map<String, String> now = findings.signals();
      if (now.isEmpty() || !found.isEmpty() && !now.equals(found)) {
        throw new IllegalStateException(
            "the job found %s in run %s, and %s before"
                .formatted(counts(now.values()), run, counts(found.values())));
      }
      found = now;
    }
  }

  /** How many there are of each signal. */
  @Override
  public String toString() {
    return counts(found.values());
  }

  private static String counts(Collection<String> signals) {
    Map<String, Integer> counts = new TreeMap<>();
    signals.forEach(signal -> counts.merge(signal, 1, Integer::sum));
    return counts.toString();
  }
}
