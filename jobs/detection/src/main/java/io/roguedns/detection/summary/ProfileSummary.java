package io.roguedns.detection.summary;

import io.roguedns.event.Ticks;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a profile counted.
 *
 * @param run which rows were read, and in what time
 * @param bins by the width of bins, the narrowest first
 */
public record ProfileSummary(RunSummary run, List<Bin> bins) {
  /**
   * The counts in bins of a width.
   *
   * @param counts how many there are: one a device, process and bin that has queries
   * @param over how many of them would be findings by the threshold that is set now
   */
  public record Bin(Duration width, long counts, long over) {}

  /**
   * The summary of a run's accumulators.
   *
   * @param accumulators by name, as Flink gives them
   * @param bins the widths that were counted
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
