package io.roguedns.detection.summary;

import io.roguedns.event.Ticks;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The summary of a profile.
 *
 * @param run the rows read and the duration
 * @param bins by the width of bins, the narrowest first
 */
public record ProfileSummary(RunSummary run, List<Bin> bins) {
  /**
   * The counts in bins of a width.
   *
   * @param counts their number: one per device, process and bin with queries
   * @param over the number that exceeds the current threshold
   */
  public record Bin(Duration width, long counts, long over) {}

  /**
   * The summary of a run's accumulators.
   *
   * @param accumulators by name
   * @param bins the counted widths
   */
  public static ProfileSummary of(
      Map<String, Object> accumulators, List<Duration> bins, Duration elapsed) {
    return new ProfileSummary(
        RunSummary.of(accumulators, List.of(), elapsed),
        bins.stream()
            .map(
                width -> {
                  String text = Ticks.formatDuration(width);
                  return new Bin(
                      width,
                      RunSummary.count(accumulators, Counts.PROFILED + text),
                      RunSummary.count(accumulators, Counts.PROFILED_OVER + text));
                })
            .toList());
  }
}
