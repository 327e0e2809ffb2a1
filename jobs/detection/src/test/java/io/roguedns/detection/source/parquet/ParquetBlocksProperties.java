package io.roguedns.detection.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.source.parquet.Form.NumberKind;
import io.roguedns.detection.source.parquet.Form.TimeKind;
import io.roguedns.event.Ticks;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

class ParquetBlocksProperties {

  @Provide
  Arbitrary<Form> forms() {
    Arbitrary<Form> encodings =
        Combinators.combine(
                Arbitraries.of(WriterVersion.values()),
                Arbitraries.of(CompressionCodecName.UNCOMPRESSED, CompressionCodecName.SNAPPY),
                Arbitraries.of(0, 100, 2_000, 1 << 20),
                Arbitraries.of(true, false))
            .as(
                (version, codec, dictionary, split) ->
                    Form.USUAL.with(version).with(codec).withDictionaries(dictionary, split));
    return Combinators.combine(
            encodings,
            Arbitraries.of(TimeKind.values()),
            Arbitraries.of(NumberKind.values()),
            Arbitraries.of(1, 7, 64, 1_000),
            Arbitraries.of(2_000, 20_000, 1 << 27),
            Arbitraries.of(
                    "Timestamp",
                    "RemotePort",
                    "DeviceName",
                    "RemoteIP",
                    "LocalPort",
                    "ReportId",
                    "InitiatingProcessCommandLine")
                .set()
                .ofMaxSize(1))
        .as(
            (form, time, number, pageRows, groupBytes, missing) ->
                form.with(time).with(number).ofSmallParts(pageRows, groupBytes).without(missing));
  }

  @Provide
  Arbitrary<ReadPlan> plans() {
    Arbitrary<Set<NetworkColumn>> columns = Arbitraries.of(NetworkColumn.values()).set();
    return Combinators.combine(
            columns,
            columns,
            Arbitraries.of(53, 443, 853, 5353, 70_000).set().ofMaxSize(3),
            Arbitraries.of("ConnectionSuccess", "").set(),
            Arbitraries.integers().between(-10, 400),
            Arbitraries.integers().between(0, 800))
        .as(
            (always, detail, ports, actions, from, length) ->
                new ReadPlan(
                    new ReadPlan.Network(
                        ports,
                        enumSet(always),
                        enumSet(detail),
                        remoteIp -> remoteIp.hashCode() % 3 == 0,
                        actions),
                    null,
                    new TimeRange(
                        Samples.NOON + from * Ticks.PER_MILLISECOND,
                        Samples.NOON + (from + length) * Ticks.PER_MILLISECOND)));
  }

  private static EnumSet<NetworkColumn> enumSet(Set<NetworkColumn> columns) {
    EnumSet<NetworkColumn> set = EnumSet.noneOf(NetworkColumn.class);
    set.addAll(columns);
    return set;
  }

  @Property(tries = 150)
  void readsWhatAPlainReaderWould(
      @ForAll long seed,
      @ForAll @IntRange(max = 400) int count,
      @ForAll @IntRange(max = 6) int nulls,
      @ForAll("forms") Form form,
      @ForAll("plans") ReadPlan plan)
      throws IOException {
    List<NetworkRow> rows = Samples.rows(count, seed, nulls);
    Path file = Files.createTempFile("DeviceNetworkEvents", ".parquet");
    try {
      NetworkFile.write(file, rows, form);
      assertThat(Expected.read(file, plan)).isEqualTo(Expected.of(rows, form, plan));
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 25)
  void givesEachRowOnceHoweverTheFileIsSplit(
      @ForAll long seed,
      @ForAll("forms") Form form,
      @ForAll @Size(max = 6) List<@IntRange(max = 1000) Integer> cuts)
      throws IOException {
    List<NetworkRow> rows = Samples.rows(300, seed, 9);
    Path file = Files.createTempFile("DeviceNetworkEvents", ".parquet");
    try {
      NetworkFile.write(file, rows, form);
      long length = Files.size(file);
      TreeSet<Long> bounds = new TreeSet<>(List.of(0L, length));
      cuts.forEach(cut -> bounds.add(length * cut / 1000));
      List<RowBlock> blocks = new ArrayList<>();
      long from = 0;
      for (long to : bounds.tailSet(1L)) {
        blocks.addAll(Expected.blocks(file, from, to - from, Samples.PLAN));
        from = to;
      }
      assertThat(Expected.sum(blocks)).isEqualTo(Expected.of(rows, form, Samples.PLAN));
      assertThat(blocks.stream().mapToLong(RowBlock::bytes).sum()).isLessThan(length);
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 60)
  void goesOnWhereAnEarlierReaderWas(
      @ForAll long seed, @ForAll("forms") Form form, @ForAll @IntRange(max = 400) int done)
      throws IOException {
    List<NetworkRow> rows = Samples.rows(300, seed, 9);
    Path file = Files.createTempFile("DeviceNetworkEvents", ".parquet");
    try {
      NetworkFile.write(file, rows, form);
      try (ParquetBlocks blocks = Expected.open(file, 0, Long.MAX_VALUE, Samples.PLAN)) {
        blocks.skipTo(done);
        Expected.Result rest = Expected.sum(Expected.rest(blocks));
        Expected.Result expected =
            Expected.of(rows.subList(Math.min(300, done), 300), form, Samples.PLAN);
        assertThat(rest.network()).isEqualTo(expected.network());
        assertThat(rest.irrelevant()).isEqualTo(expected.irrelevant());
        assertThat(blocks.position()).isEqualTo(300);
      }
    } finally {
      Files.delete(file);
    }
  }
}
