package io.roguedns.detection.settings;

import io.roguedns.detection.settings.Setting.Group;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings of {@code roguedns profile}.
 *
 * @param run the settings of a detection that runs {@code high-volume} alone, without alerts: what
 *     it would count is what is profiled
 * @param bins the widths of bins, all different, the narrowest first
 */
public record ProfileSettings(Settings run, List<Duration> bins) {
  static final Setting<List<Duration>> BIN =
      new Setting<>(
          "bin",
          Group.HIGH_VOLUME,
          "TIME,...",
          "1m,5m,10m,15m, and high-volume.bin of --config",
          "The widths of the bins of queries, counted separately",
          true,
          Parsers.list(Catalog.HIGH_VOLUME_BIN.parser()));

  /** The settings of the command, in the order of help; all but the bins are those of detect. */
  public static final List<Setting<?>> ALL =
      Stream.concat(
              Catalog.ALL.stream().filter(setting -> setting.group() == Group.INPUT),
              Stream.of(
                  Catalog.SEMANTICS,
                  Catalog.AS_OF,
                  Catalog.ALLOWLIST,
                  Catalog.ALLOWLIST_TOPIC.described(
                      "A compacted topic of --kafka-brokers whose entries override the file's"),
                  Catalog.OUT.described("The directory for counts, rejected rows and summary.json"),
                  Catalog.OUT_FORMAT.described("The format of the counts"),
                  Catalog.OVERWRITE,
                  BIN,
                  Catalog.HIGH_VOLUME_PORTS,
                  Catalog.HIGH_VOLUME_THRESHOLD.described(
                      "The threshold in the summary; all counts are written"),
                  Catalog.HIGH_VOLUME_LOOK_BACK,
                  Catalog.PARALLELISM,
                  Catalog.RUNTIME_MODE.described(
                      "Flink's runtime mode; auto is batch. The counts are the same")))
          .toList();

  private static final List<Duration> BINS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(15));

  /**
   * Settings with the bins that were named.
   *
   * @param named without any it is some common ones and the run's own
   */
  static ProfileSettings of(Settings run, List<Duration> named) {
    Stream<Duration> bins =
        named.isEmpty()
            ? Stream.concat(BINS.stream(), Stream.of(run.highVolume().bin()))
            : named.stream();
    return new ProfileSettings(run, bins.distinct().sorted().toList());
  }
}
