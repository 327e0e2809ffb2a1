package io.roguedns.detection.source.text;

import static io.roguedns.detection.source.text.Reading.SPEC;
import static io.roguedns.detection.source.text.Reading.gzip;
import static io.roguedns.detection.source.text.Reading.read;
import static io.roguedns.detection.source.text.Reading.row;
import static io.roguedns.detection.source.text.Reading.utf8;
import static io.roguedns.detection.source.text.Reading.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Bytes;
import io.roguedns.detection.source.CorruptFileException;
import io.roguedns.detection.source.text.Reading.Yield;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.format.RowBlock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextBlocksTest {
  private static final String FORGED = "{\"x\":\"]},{\\\"a\\\":[\\\\\",\"RemotePort\":1}";

  @TempDir java.nio.file.Path directory;

  private static String rows(int count) {
    return IntStream.range(0, count).mapToObj(Reading::row).collect(Collectors.joining("\n"));
  }

  private static List<Long> ids(int count) {
    return LongStream.range(0, count).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.ndjson", "a.json"})
  void linesOfEveryKind(String name) throws IOException {
    byte[] text = utf8("\uFEFF" + row(0) + "\r\n\r\n \n" + row(1) + "\n" + row(2));
    Yield yield = read(directory, name, text);
    assertThat(yield.ids).containsExactly(0L, 1L, 2L);
    assertThat(yield.rows).isEqualTo(3);
    assertThat(yield.bytes).isEqualTo(text.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.json", "a.jsonl.gz", "a.json.gz"})
  void emptyFileHasNoRows(String name) throws IOException {
    assertThat(read(directory, name, new byte[0]).blocks).isZero();
    assertThat(read(directory, "b.jsonl", utf8("\n\n")).rows).isZero();
    assertThat(read(directory, "b.jsonl.gz", gzip(new byte[0])).rows).isZero();
  }

  @Test
  void tableOfThePathAndPlaceOfRejectedRows() throws IOException {
    java.nio.file.Path lake = Files.createDirectory(directory.resolve("DeviceNetworkEvents"));
    Path path = write(lake, "a.jsonl", utf8(row(0) + "\nbroken\n" + row(1)));
    Yield yield = read(path, 0, 1000);
    assertThat(yield.ids).containsExactly(0L, 1L);
    RejectedRow rejected = yield.rejected.get(0);
    assertThat(rejected.source()).isEqualTo(path.toString());
    assertThat(rejected.position()).isEqualTo(row(0).length() + 1);
    assertThat(rejected.raw()).isEqualTo(utf8("broken"));
  }

  @Test
  void blocksOfABigFile() throws IOException {
    byte[] text = utf8(rows(30_000));
    Yield yield = read(directory, "a.jsonl", text);
    assertThat(yield.ids).isEqualTo(ids(30_000));
    assertThat(yield.blocks).isBetween(4, 16);
    assertThat(yield.bytes).isEqualTo(text.length);
    yield = read(directory, "a.jsonl.gz", gzip(text));
    assertThat(yield.ids).isEqualTo(ids(30_000));
    assertThat(yield.blocks).isBetween(4, 16);
    assertThat(yield.bytes).isEqualTo(gzip(text).length);
  }

  @Test
  void longLinesAmongShortOnes() throws IOException {
    String filler = "\"" + "x".repeat(3_000_000) + "\"";
    String text =
        row(0) + "\n" + row(1).replace("}", ",\"a\":" + filler + "}") + "\n" + rows(9_000);
    Yield yield = read(directory, "a.jsonl", utf8(text));
    assertThat(yield.rows).isEqualTo(9_002);
    assertThat(yield.ids).hasSize(9_002);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rowTooLongToHoldIsRejected(boolean document) throws IOException {
    java.nio.file.Path file = directory.resolve("a.json");
    String open = document ? "[" : "";
    String between = document ? "," : "\n";
    String start = "{\"RemotePort\":53,\"a\":\"";
    byte[] megabyte = "y".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(utf8(open + row(0) + between + start));
      for (int i = 0; i < 70; i++) {
        out.write(megabyte);
      }
      out.write(utf8("\"}" + between + row(1) + (document ? "]" : "\n")));
    }
    Yield yield = read(new Path(file.toUri()), 0, Files.size(file));
    assertThat(yield.ids).containsExactly(0L, 1L);
    assertThat(yield.rows).isEqualTo(3);
    assertThat(yield.bytes).isEqualTo(Files.size(file));
    RejectedRow rejected = yield.rejected.get(0);
    assertThat(rejected.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(rejected.raw()).hasSize(RejectedRow.MAX_RAW_BYTES).startsWith(utf8(start));
    assertThat(rejected.position()).isEqualTo(open.length() + row(0).length() + 1);
    assertThat(rejected.length()).isBetween(70L << 20, (70L << 20) + 100);
  }

  @Test
  void gzipOfSeveralMembersAndPadding() throws IOException {
    byte[] members =
        Bytes.concat(
            gzip(utf8(row(0) + "\n" + row(1).substring(0, 9))),
            gzip(utf8(row(1).substring(9) + "\n")),
            gzip(new byte[0]),
            gzip(utf8(row(2))));
    assertThat(read(directory, "a.jsonl.gz", members).ids).containsExactly(0L, 1L, 2L);
    byte[] padded = Arrays.copyOf(members, members.length + 100_000);
    Yield yield = read(directory, "b.jsonl.gz", padded);
    assertThat(yield.ids).containsExactly(0L, 1L, 2L);
    assertThat(yield.bytes).isEqualTo(padded.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl.gz", "a.json.gz"})
  void brokenGzipIsNeverTakenForItsEnd(String name) throws IOException {
    byte[] whole = Bytes.concat(gzip(utf8(rows(50) + "\n")), gzip(utf8(rows(50))));
    int second = gzip(utf8(rows(50) + "\n")).length;
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length == second) {
        assertThat(read(directory, name, cut).ids).isEqualTo(ids(50));
      } else {
        assertCorrupt(name, cut);
      }
    }
    byte[] flipped = whole.clone();
    flipped[second / 2] ^= 16;
    assertCorrupt(name, flipped);
    flipped = whole.clone();
    flipped[second - 6] ^= 1;
    assertCorrupt(name, flipped);
    assertCorrupt(name, Bytes.concat(whole, utf8("more")));
    assertCorrupt(name, Bytes.concat(whole, new byte[] {0, 0, 1}));
    assertCorrupt(name, utf8(row(0)));
  }

  private void assertCorrupt(String name, byte[] content) {
    assertThatThrownBy(() -> read(directory, name, content))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("gzip");
  }

  @Test
  void rowsBeforeACorruptPlaceAreYielded() throws IOException {
    byte[] whole = gzip(utf8(rows(40_000)));
    Path path = write(directory, "a.json.gz", Arrays.copyOf(whole, whole.length - 100));
    try (TextBlocks blocks = TextBlocks.open(path, 0, whole.length, whole.length, SPEC)) {
      assertThat(blocks.next().relevant()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json", "a.json.gz"})
  void documents(String name) throws IOException {
    String pretty = row(7).replace(",", ",\n  ").replace("{", "{\n  ").replace("}", "\n}");
    String[] documents = {
      pretty,
      "\n " + pretty + "\n",
      pretty + "\n" + pretty + pretty,
      "[" + row(7) + "," + FORGED + "]",
      "[\n" + row(7) + ",\n" + row(7) + "\n]\n",
      "\uFEFF[\r\n  " + pretty + " ,\r\n " + FORGED + " ]",
      row(7) + row(7),
      row(7) + ",\n" + row(7) + ",\n",
      "{\"records\":[\n" + pretty + "," + row(7) + "]}",
      "[]",
      "[" + row(7) + "][" + row(7) + "]",
    };
    int[] expected = {1, 1, 3, 1, 2, 1, 2, 2, 2, 0, 2};
    for (int i = 0; i < documents.length; i++) {
      byte[] text = utf8(documents[i]);
      Path path = write(directory, name, name.endsWith(".gz") ? gzip(text) : text);
      Yield yield = read(path, 0, Long.MAX_VALUE);
      assertThat(yield.ids)
          .as(documents[i])
          .hasSize(expected[i])
          .containsOnly(orNothing(expected[i]));
      assertThat(yield.rejected).isEmpty();
      assertThat(yield.rows - expected[i]).isEqualTo(documents[i].contains(FORGED) ? 1 : 0);
      assertThat(yield.bytes).isEqualTo(Files.size(java.nio.file.Path.of(path.toUri())));
    }
  }

  private static Long[] orNothing(int expected) {
    return expected == 0 ? new Long[0] : new Long[] {7L};
  }

  @Test
  void brokenValuesInADocumentCostNoOther() throws IOException {
    String broken = "{\n \"RemotePort\":53,\n \"a\":\"no end,\n \"b\":1\n}";
    String text = "[" + row(0) + ",\n" + broken + ",\nnull," + row(1) + ", 7, {]," + row(2) + "]";
    Yield yield = read(directory, "a.json", utf8(text));
    assertThat(yield.ids).containsExactly(0L, 1L, 2L);
    assertThat(yield.rejected)
        .extracting(rejected -> new String(rejected.raw(), StandardCharsets.UTF_8))
        .containsExactly(broken, "null", "7", "{]");
    assertThat(yield.rows).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[$", "[$,", "[$,{", "{\n \"a\":$", "[$,\"", "[{\"a\":$}"})
  void documentCutOffIsNoticed(String template) throws IOException {
    Yield yield = read(directory, "a.json", utf8(template.replace("$", row(0))));
    assertThat(yield.rejected).hasSize(1);
    assertThat(yield.rejected.get(0).detail()).contains("ends");
  }

  @Test
  void tornFirstLineMakesNoDocument() throws IOException {
    String text = row(0).substring(0, 30) + "\n" + row(1) + "\n" + row(2);
    Yield yield = read(directory, "a.json", utf8(text));
    assertThat(yield.ids).containsExactly(1L, 2L);
    assertThat(yield.rows).isEqualTo(3);
  }

  @Test
  void bigDocuments() throws IOException {
    byte[] text = utf8("[" + rows(30_000).replace("\n", ",\n   ") + "]");
    Yield yield = read(directory, "a.json", text);
    assertThat(yield.ids).isEqualTo(ids(30_000));
    assertThat(yield.bytes).isEqualTo(text.length);
    assertThat(yield.blocks).isBetween(4, 16);
    Path path = write(directory, "a.json", text);
    for (long offset : new long[] {1, 1000, text.length - 1, text.length}) {
      assertThat(read(path, offset, text.length - offset).blocks).isZero();
    }
    assertThat(read(path, 0, 10).ids).isEqualTo(ids(30_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.jsonl.gz", "a.json", "a.json.gz"})
  void goesOnWhereItStood(String name) throws IOException {
    String lines = rows(30_000);
    byte[] text = utf8(name.contains(".jsonl") ? lines : "[" + lines + "]");
    byte[] content = name.endsWith(".gz") ? gzip(text) : text;
    Path path = write(directory, name, content);
    for (int before = 0; before < 4; before++) {
      Yield yield = new Yield();
      long done;
      try (TextBlocks blocks = TextBlocks.open(path, 0, content.length, content.length, SPEC)) {
        for (int i = 0; i < before; i++) {
          yield.add(blocks.next());
        }
        done = blocks.position();
      }
      try (TextBlocks blocks = TextBlocks.open(path, 0, content.length, content.length, SPEC)) {
        blocks.skipTo(done);
        yield.addAll(blocks);
        assertThat(blocks.position()).isEqualTo(text.length);
        assertThat(blocks.next()).isNull();
      }
      assertThat(yield.ids).isEqualTo(ids(30_000));
    }
  }

  @Test
  void recoveryAtTheEndYieldsNothing() throws IOException {
    byte[] text = utf8(rows(10) + "\n");
    Path path = write(directory, "a.jsonl", text);
    try (TextBlocks blocks = TextBlocks.open(path, 0, text.length, text.length, SPEC)) {
      blocks.skipTo(text.length);
      RowBlock block = blocks.next();
      assertThat(block).isNull();
    }
  }

  @Test
  void gzipHasNoRanges() throws IOException {
    Path path = write(directory, "a.jsonl.gz", gzip(utf8(row(0))));
    assertThatThrownBy(() -> TextBlocks.open(path, 1, 10, 0, SPEC))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
