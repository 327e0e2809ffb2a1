package io.roguedns.benchmarks;

import io.roguedns.benchmarks.SoakSample.Phase;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The summary of a soak test's samples. */
final class SoakReport {
  private final List<SoakSample> samples;

  SoakReport(List<SoakSample> samples) {
    this.samples = samples;
  }

  String text() {
    List<SoakSample> steady = of(Phase.STEADY);
    List<SoakSample> after = of(Phase.AFTER_KILL);
    long usual = percentile(steady.stream().map(SoakSample::lag).toList(), 99);
    long most = after.stream().mapToLong(SoakSample::lag).max().orElse(0);
    double peak =
        after.stream().filter(sample -> sample.lag() == most).findFirst().orElseThrow().second();
    String back =
        after.stream()
            .filter(sample -> sample.second() >= peak && sample.lag() <= usual)
            .findFirst()
            .map(sample -> seconds(sample.second() - after.get(0).second()))
            .orElse("never");
    List<Long> checkpoints = checkpoints();
    return String.format(
        Locale.ROOT,
        """
        lag, rows               %,d median, %,d p99 before the kill; %,d at most after it, back in %s
        heap in use, MiB        %,d median, %,d at most, garbage included
        checkpoint              %,d of them, %,d ms median, %,d ms at most, %.1f MiB at most
        findings                %,d, each once
        """,
        percentile(steady.stream().map(SoakSample::lag).toList(), 50),
        usual,
        most,
        back,
        percentile(samples.stream().map(SoakSample::heapMiB).toList(), 50),
        percentile(samples.stream().map(SoakSample::heapMiB).toList(), 100),
        checkpoints.size(),
        percentile(checkpoints, 50),
        percentile(checkpoints, 100),
        samples.stream().mapToDouble(SoakSample::stateMiB).max().orElse(0),
        samples.get(samples.size() - 1).findings());
  }

  private List<SoakSample> of(Phase phase) {
    return samples.stream().filter(sample -> sample.phase() == phase).toList();
  }

  /** How long each took, in milliseconds. */
  private List<Long> checkpoints() {
    TreeMap<Long, Long> durations = new TreeMap<>();
    for (SoakSample sample : samples) {
      if (sample.checkpoint() > 0) {
        durations.put(sample.checkpoint(), sample.checkpointMillis());
      }
    }
    return List.copyOf(durations.values());
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.0f s", seconds);
  }

  /** A percentile. */
  private static long percentile(List<Long> values, int percent) {
    if (values.isEmpty()) {
      return 0;
    }
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
  }
}
