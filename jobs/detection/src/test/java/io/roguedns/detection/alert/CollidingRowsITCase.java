package io.roguedns.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertJson;
import io.roguedns.alert.AlertType;
import io.roguedns.detection.graph.Needs;
import io.roguedns.detection.run.LiveJob;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.tunnelbyname.SustainedNames;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.format.RowBlock;
import io.roguedns.format.defender.JsonDecoder;
import io.roguedns.simulation.collision.CollidingFiles;
import io.roguedns.simulation.collision.CollidingRow;
import io.roguedns.simulation.collision.CollidingRows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random rows whose times, devices, resolvers, processes and settings collide give the same alerts,
 * byte for byte, in batch and in streaming, on one, two and four subtasks and in any order of
 * arrival; and each is emitted when its last row's time has passed, and no later.
 */
@ExtendWith(SharedCluster.class)
class CollidingRowsITCase {
  private static final int ROWS = 500;
  private static final int FILES = 3;
  private static final Duration SPAN = Duration.ofHours(30);

  /** Low, so that few rows make every alert there is. */
  private static final List<String> THRESHOLDS =
      List.of(
          "high-volume.threshold",
          "2",
          "alert.persistent-findings",
          "3",
          "alert.sustained-bins",
          "2",
          "alert.sustained-windows",
          "2",
          "alert.campaign-devices",
          "2",
          "tunnel-by-name.names",
          "2",
          "tunnel-by-name.bytes",
          "40");

  private static final Set<AlertType> SEEN = new TreeSet<>();

  @TempDir Path directory;

  @AfterAll
  static void everyPatternHasMatched() {
    // Polls take a day of names at a steady pace, which nothing random has.
    TreeSet<AlertType> expected = new TreeSet<>(AlertCatalog.ALL);
    expected.remove(SustainedNames.DNS_COMMAND_POLLING);
    assertThat(SEEN).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void alertsAreTheSameAndInTimeHoweverRowsCome(long seed) throws Exception {
    CollidingFiles.write(new CollidingRows(seed, SPAN), ROWS, FILES, directory);
    List<AlertRun.Emitted> inBatch = AlertRun.emittedOverFiles(settings("batch", 1));
    List<String> expected = closed(inBatch);
    assertThat(expected).isNotEmpty();
    inBatch.forEach(one -> SEEN.addAll(one.alert().context().patterns()));
    assertInTime(inBatch);

    assertThat(closed(AlertRun.emittedOverFiles(settings("batch", 4))))
        .as("batch, four subtasks")
        .isEqualTo(expected);
    assertThat(closed(AlertRun.emittedOverFiles(settings("streaming", 2))))
        .as("streaming over files, two subtasks")
        .isEqualTo(expected);
    for (int parallelism : List.of(1, 2, 4)) {
      Settings live = settings("streaming", parallelism);
      List<AlertRun.Emitted> emitted =
          AlertRun.emittedLive(Arrivals.disordered(rows(seed, live), live, parallelism), live);
      assertThat(closed(emitted)).as("in disorder, %d subtasks", parallelism).isEqualTo(expected);
      assertInTime(emitted);
      assertThat(emitted)
          .as("not held back: the watermark before was before its time")
          .allMatch(one -> one.watermark() < one.time());
    }
  }

  /** The first and the last times that rows may have, and those on both sides of Flink's zero. */
  @Test
  void timesAtTheEndsOfTheCalendarAreTimesAsOthers() throws Exception {
    List<Long> times =
        List.of(
            0L,
            1L,
            7 * Ticks.PER_MINUTE,
            Ticks.PER_DAY,
            Ticks.UNIX_EPOCH - 1,
            Ticks.UNIX_EPOCH,
            Ticks.MAX - Ticks.PER_DAY,
            Ticks.MAX - 1,
            Ticks.MAX);
    CollidingRows rows = new CollidingRows(9, SPAN);
    Map<Table, List<String>> lines = new TreeMap<>();
    for (int i = 0; i < ROWS; i++) {
      CollidingRow row = rows.next();
      String json =
          row.json()
              .replace(Ticks.format(row.timestamp()), Ticks.format(times.get(i % times.size())));
      lines.computeIfAbsent(row.table(), any -> new ArrayList<>()).add(json);
    }
    for (Map.Entry<Table, List<String>> table : lines.entrySet()) {
      Files.write(directory.resolve(table.getKey().tableName() + ".jsonl"), table.getValue());
    }

    // Bins of which none ends where the calendar does.
    List<String> expected =
        closed(AlertRun.emittedOverFiles(settings("batch", 1, "high-volume.bin", "7m")));
    assertThat(expected).anyMatch(alert -> alert.contains("\"FirstSeen\":\"0001-01-01T00:00:00.0"));
    assertThat(closed(AlertRun.emittedOverFiles(settings("streaming", 2, "high-volume.bin", "7m"))))
        .isEqualTo(expected);
  }

  /**
   * The first revision has the time of the last evidence, which for uses is the end of their bin,
   * and of the grace that a device's word on its networks has; the last comes when it was quiet.
   */
  private void assertInTime(List<AlertRun.Emitted> emitted) throws Exception {
    Settings settings = settings("batch", 1);
    long bin = settings.highVolume().bin().toMillis();
    long grace = Ticks.toDuration(DeviceNetworks.GRACE).toMillis();
    long quiet = settings.alerts().quiet().toMillis();
    assertThat(emitted)
        .filteredOn(one -> one.alert().revision() == 1 || one.alert().closed())
        .allSatisfy(
            one -> {
              long since = one.time() - grace - Ticks.toUnixMillis(one.alert().lastSeen());
              assertThat(one.alert().closed() ? since - quiet : since)
                  .as("milliseconds after its last row of %s", one)
                  .isBetween(0L, bin - 1);
            });
  }

  private Settings settings(String mode, int parallelism, String... more) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of(
                "input",
                directory.toString(),
                "runtime-mode",
                mode,
                "parallelism",
                Integer.toString(parallelism)));
    all.addAll(THRESHOLDS);
    all.addAll(List.of(more));
    return LiveJob.settings(all.toArray(String[]::new));
  }

  private static List<RowBlock> rows(long seed, Settings settings) {
    JsonDecoder decoder = new JsonDecoder(Needs.of(settings));
    CollidingRows rows = new CollidingRows(seed, SPAN);
    List<RowBlock> blocks = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      CollidingRow row = rows.next();
      blocks.add(Arrivals.block(decoder, row.table(), row.json()));
    }
    return blocks;
  }

  private static List<String> closed(List<AlertRun.Emitted> emitted) {
    Stream<Alert> alerts = emitted.stream().map(AlertRun.Emitted::alert);
    return alerts
        .filter(Alert::closed)
        .map(alert -> new String(AlertJson.bytes(alert), StandardCharsets.UTF_8))
        .sorted()
        .toList();
  }
}
