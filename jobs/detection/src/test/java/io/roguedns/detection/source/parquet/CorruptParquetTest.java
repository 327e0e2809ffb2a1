package io.roguedns.detection.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.detection.source.CorruptFileException;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.Table;
import io.roguedns.format.RowBlock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged file gives rows, or a message that names it: nothing else. */
class CorruptParquetTest {
  private static final int ROWS = 120;

  @TempDir Path folder;

  static Stream<Form> forms() {
    Form small = Form.USUAL.ofSmallParts(60, 1 << 14);
    return Stream.of(
        small,
        small.with(WriterVersion.PARQUET_2_0).with(CompressionCodecName.UNCOMPRESSED),
        small.with(WriterVersion.PARQUET_2_0).withDictionaries(0, true),
        small.withDictionaries(0, false).with(CompressionCodecName.ZSTD),
        small.with(Form.TimeKind.TEXT).with(CompressionCodecName.GZIP));
  }

  @ParameterizedTest
  @MethodSource("forms")
  @Timeout(60)
  void readsOrExplainsAFileCutShort(Form form) throws IOException {
    byte[] whole = write(form);
    for (int length = 0; length < whole.length; length += 97) {
      Path file = put(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Expected.read(file, Samples.PLAN))
          .isInstanceOf(CorruptFileException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  @Timeout(60)
  void readsOrExplainsAFileWithFlippedBytes(Form form) throws IOException {
    byte[] whole = write(form);
    Random random = new Random(3);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = whole.clone();
      // Half of the damage is in the footer, where it does most.
      int region = i % 2 == 0 ? whole.length : Math.min(whole.length, 6_000);
      int at = whole.length - 1 - random.nextInt(region);
      damaged[at] = (byte) (i % 3 == 0 ? 0xff : damaged[at] ^ 1 << random.nextInt(8));
      readOrExplain(put(damaged));
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  @Timeout(60)
  void readsOrExplainsPagesThatNoChecksumProtects(Form form) throws IOException {
    byte[] whole = write(form, false);
    Random random = new Random(4);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = whole.clone();
      int at = 4 + random.nextInt(whole.length - 4);
      damaged[at] = (byte) random.nextInt(256);
      readOrExplain(put(damaged));
    }
  }

  @Test
  void noticesDamageByAPagesChecksum() throws IOException {
    byte[] damaged = write(Form.USUAL.with(CompressionCodecName.UNCOMPRESSED));
    int at = new String(damaged, StandardCharsets.ISO_8859_1).indexOf("device-1");
    damaged[at] ^= 1;
    Path file = put(damaged);
    assertThatThrownBy(() -> Expected.read(file, Samples.PLAN))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("CRC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PAR1", "not a Parquet file at all, but some text"})
  void explainsWhatIsNoParquet(String content) throws IOException {
    Path file = put(content.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Expected.read(file, Samples.PLAN))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aMissingFileIsNotACorruptOne() {
    assertThatThrownBy(() -> Expected.read(folder.resolve("no.parquet"), Samples.PLAN))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void aFileThatCannotBeOpenedIsNotACorruptOne() {
    assertThatThrownBy(() -> Expected.read(folder, Samples.PLAN))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(CorruptFileException.class);
  }

  @Test
  void aFileThatWasReplacedSinceItWasListedIsNotReadInPart() throws IOException {
    byte[] whole = write(Form.USUAL);
    org.apache.flink.core.fs.Path file = new org.apache.flink.core.fs.Path(put(whole).toUri());

    assertThatThrownBy(
            () -> ParquetBlocks.open(file, 0, whole.length, whole.length + 7, Samples.PLAN))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("is shorter than when it was listed, by 7 of");
    assertThatThrownBy(
            () -> ParquetBlocks.open(file, 0, whole.length - 7, whole.length - 7, Samples.PLAN))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("was replaced after it was listed");
  }

  /** A megabyte of zeros takes a kilobyte, a gigabyte no more than a megabyte. */
  @ParameterizedTest
  @EnumSource(
      value = CompressionCodecName.class,
      names = {"GZIP", "ZSTD", "LZ4_RAW"})
  void aPageThatExpandsIsRefusedBeforeItDoes(CompressionCodecName codec) throws IOException {
    Path file = folder.resolve("DeviceNetworkEvents.parquet");
    MessageType schema =
        MessageTypeParser.parseMessageType("message m {required int32 RemotePort;}");
    ColumnDescriptor column = schema.getColumns().get(0);
    ParquetFileWriter writer =
        new ParquetFileWriter(
            new LocalOutputFile(file), schema, ParquetFileWriter.Mode.OVERWRITE, 1 << 27, 0);
    writer.start();
    writer.startBlock(10);
    writer.startColumn(column, 10, codec);
    writer.writeDataPage(
        10,
        (1 << 30) + 1,
        BytesInput.from(new byte[5 << 20]),
        Statistics.createStats(column.getPrimitiveType()),
        Encoding.RLE,
        Encoding.RLE,
        Encoding.PLAIN);
    writer.endColumn();
    writer.endBlock();
    writer.end(Map.of());

    assertThatThrownBy(() -> Expected.read(file, Samples.PLAN))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("a page of 5,242,880 bytes has 1,073,741,825 uncompressed");
  }

  @Test
  void aFooterThatIsTooLongIsNotRead() throws IOException {
    Path file = folder.resolve("DeviceNetworkEvents.parquet");
    int footer = (16 << 20) + 1;
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.writeBytes("PAR1");
      bytes.seek(4L + footer);
      bytes.writeInt(Integer.reverseBytes(footer));
      bytes.writeBytes("PAR1");
    }

    assertThatThrownBy(() -> Expected.read(file, Samples.PLAN))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("a footer of 16,777,217 bytes");
  }

  /** A run of some bytes says that a hundred thousand rows have one port, and no time. */
  @Test
  void rejectedRowsComeToNoMoreThanAMultipleOfTheFile() throws IOException {
    int count = 100_000;
    Path file = folder.resolve("DeviceNetworkEvents.parquet");
    MessageType schema =
        MessageTypeParser.parseMessageType("message m {required int32 RemotePort;}");
    Group row = new SimpleGroup(schema);
    row.add("RemotePort", 53);
    NetworkFile.write(file, schema, Collections.nCopies(count, row), Form.USUAL, true);

    List<RejectedRow> rejected =
        Expected.blocks(file, 0, Long.MAX_VALUE, Samples.PLAN).stream()
            .flatMap(block -> block.rejected().stream())
            .toList();

    assertThat(rejected.stream().mapToLong(RejectedRow::rows).sum()).isEqualTo(count);
    assertThat(rejected).hasSizeBetween(1_000, 20_000);
    assertThat(rejected.stream().mapToLong(one -> one.raw().length).sum())
        .isLessThan((1 << 20) + 64 * Files.size(file));
  }

  private byte[] write(Form form) throws IOException {
    return write(form, true);
  }

  private byte[] write(Form form, boolean checksums) throws IOException {
    Path file = folder.resolve("whole.parquet");
    NetworkFile.write(file, Samples.rows(ROWS, 5, 8), form, checksums);
    return Files.readAllBytes(file);
  }

  private Path put(byte[] content) throws IOException {
    return Files.write(folder.resolve("DeviceNetworkEvents.parquet"), content);
  }

  private static void readOrExplain(Path file) throws IOException {
    try (ParquetBlocks blocks = Expected.open(file, 0, Long.MAX_VALUE, Samples.PLAN)) {
      List<RowBlock> read = Expected.rest(blocks);
      assertThat(read.stream().mapToLong(RowBlock::rowsRead).sum())
          .isEqualTo(blocks.position())
          .isEqualTo(
              read.stream().mapToLong(block -> block.rows(Table.DEVICE_NETWORK_EVENTS)).sum());
    } catch (CorruptFileException e) {
      assertThat(e).hasMessageContaining(file.toString());
      assertThat(e.file()).contains("DeviceNetworkEvents.parquet");
    }
  }
}
