package io.roguedns.simulation.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Table;
import io.roguedns.simulation.SampleData;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.row.Schema;
import io.roguedns.simulation.story.FleetDay;
import io.roguedns.simulation.story.Scenario;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Fleet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The committed fleet's day is what the default seed gives. Parquet is compared row by row: the
 * order in which a file's footer lists encodings differs from run to run.
 */
class FleetDayFilesTest {
  private static final Path COMMITTED = SampleData.ROOT.resolve("fleet-day");
  private static final long MEGABYTE = 1_000_000;

  private static FleetDay day;
  private static Map<Table, List<Row>> rows;

  @BeforeAll
  static void play() {
    day = FleetDay.play(new Fleet(Scenario.DEFAULT_SEED, Day.DEFAULT), FleetDay.DEFAULT_DEVICES);
    rows = day.recording().rows();
  }

  @Test
  void theCommittedRowsAreWhatTheSeedGives() throws Exception {
    for (Table table : Table.ofDefender()) {
      Schema schema = Schema.of(table);
      List<Row> made = Arrival.inBatches(rows.get(table));
      Path partition = COMMITTED.resolve(FleetDayFiles.partition(table, "2026-03-10"));
      List<Long> groups =
          ParquetColumns.read(
              partition.resolve("part-0.parquet"),
              schema,
              (row, column, value) -> {
                // AssertJ for every one of ten million values would take its time.
                if (!Objects.equals(value, made.get(row).get(column))) {
                  assertThat(value)
                      .as("%s of row %d", schema.columns().get(column), row)
                      .isEqualTo(made.get(row).get(column));
                }
              });

      assertThat(groups.stream().mapToLong(Long::longValue).sum()).isEqualTo(made.size());
      if (table == Table.DEVICE_NETWORK_EVENTS) {
        assertThat(groups).as("enough row groups to skip some").hasSizeGreaterThan(3);
      }
    }
  }

  @Test
  void theCommittedTextsAreWhatTheSeedGives(@TempDir Path folder) throws Exception {
    FleetDayFiles.writeTexts(day, rows, folder);

    SortedMap<String, byte[]> committed = SampleData.files(COMMITTED);
    committed.keySet().removeIf(path -> path.endsWith(".parquet"));
    SortedMap<String, byte[]> made = SampleData.files(folder);
    assertThat(committed.keySet()).isEqualTo(made.keySet());
    made.forEach((path, bytes) -> assertThat(committed.get(path)).as(path).isEqualTo(bytes));
  }

  @Test
  void itIsSmallEnoughToBeKeptInARepository() {
    long bytes = SampleData.files(COMMITTED).values().stream().mapToLong(file -> file.length).sum();

    assertThat(bytes).isLessThan(12 * MEGABYTE);
    assertThat(rows.get(Table.DEVICE_NETWORK_EVENTS)).hasSizeBetween(300_000, 500_000);
  }

  @Test
  void everyDeviceIsThereAndNoOther() {
    assertThat(
            rows.get(Table.DEVICE_NETWORK_EVENTS).stream()
                .map(Row::deviceName)
                .collect(Collectors.toSet()))
        .isEqualTo(day.devices().stream().map(Device::name).collect(Collectors.toSet()))
        .hasSize(FleetDay.DEFAULT_DEVICES);
  }
}
