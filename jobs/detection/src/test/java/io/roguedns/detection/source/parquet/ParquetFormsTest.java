package io.roguedns.detection.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.source.parquet.Form.NumberKind;
import io.roguedns.detection.source.parquet.Form.TimeKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rows come out, in whatever form they are written. */
class ParquetFormsTest {
  private static final List<NetworkRow> ROWS = Samples.rows(3_000, 1, 0);
  private static final List<NetworkRow> ROWS_WITH_NULLS = Samples.rows(3_000, 2, 7);

  @TempDir Path folder;

  private void assertRead(List<NetworkRow> rows, Form form) throws IOException {
    Path file = folder.resolve("DeviceNetworkEvents.parquet");
    NetworkFile.write(file, rows, form);
    assertThat(Expected.read(file, Samples.PLAN)).isEqualTo(Expected.of(rows, form, Samples.PLAN));
  }

  static Stream<Form> encodings() {
    return Stream.of(WriterVersion.values())
        .flatMap(version -> Stream.of(Form.USUAL.with(version)))
        .flatMap(
            form ->
                Stream.of(
                    form,
                    form.withDictionaries(0, false),
                    form.withDictionaries(0, true),
                    // Given up in the middle of a chunk.
                    form.withDictionaries(500, false)))
        .flatMap(form -> Stream.of(form, form.ofSmallParts(100, 1 << 15)));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void readsEveryEncoding(Form form) throws IOException {
    assertRead(ROWS, form);
    assertRead(ROWS, form.ofRequiredColumns());
    assertRead(ROWS_WITH_NULLS, form);
  }

  @ParameterizedTest
  @EnumSource(
      value = CompressionCodecName.class,
      names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
  void readsEveryCodec(CompressionCodecName codec) throws IOException {
    for (WriterVersion version : WriterVersion.values()) {
      assertRead(ROWS_WITH_NULLS, Form.USUAL.with(version).with(codec));
      assertRead(ROWS, Form.USUAL.with(version).with(codec).ofSmallParts(50, 1 << 16));
    }
  }

  @ParameterizedTest
  @EnumSource(TimeKind.class)
  void readsEveryKindOfTime(TimeKind kind) throws IOException {
    for (int dictionaryBytes : new int[] {0, 1 << 20}) {
      assertRead(ROWS_WITH_NULLS, Form.USUAL.with(kind).withDictionaries(dictionaryBytes, false));
      assertRead(
          ROWS,
          Form.USUAL
              .with(kind)
              .with(WriterVersion.PARQUET_2_0)
              .withDictionaries(dictionaryBytes, true)
              .ofRequiredColumns());
    }
  }

  @ParameterizedTest
  @EnumSource(NumberKind.class)
  void readsEveryKindOfNumber(NumberKind kind) throws IOException {
    for (int dictionaryBytes : new int[] {0, 1 << 20}) {
      assertRead(ROWS_WITH_NULLS, Form.USUAL.with(kind).withDictionaries(dictionaryBytes, false));
      assertRead(
          ROWS,
          Form.USUAL
              .with(kind)
              .with(WriterVersion.PARQUET_2_0)
              .withDictionaries(dictionaryBytes, true));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Timestamp",
        "RemotePort",
        "DeviceName",
        "ActionType",
        "RemoteIP",
        "LocalIP",
        "LocalPort",
        "InitiatingProcessAccountName",
        "AdditionalFields",
        "ReportId"
      })
  void readsWithoutAColumn(String column) throws IOException {
    assertRead(ROWS_WITH_NULLS, Form.USUAL.without(Set.of(column)));
  }
}
