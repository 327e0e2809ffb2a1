package io.roguedns.detection.source.text;

import static io.roguedns.detection.source.text.Reading.PLAN;
import static io.roguedns.detection.source.text.Reading.gzip;
import static io.roguedns.detection.source.text.Reading.row;
import static io.roguedns.detection.source.text.Reading.utf8;
import static io.roguedns.detection.source.text.Reading.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.detection.source.CorruptFileException;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Table;
import io.roguedns.format.DeviceNames;
import io.roguedns.format.RowBlock;
import io.roguedns.input.InputFormat;
import io.roguedns.input.InputSpec;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of other sources than Defender: XML, tab-separated text, UTF-16, and what is none. */
class OtherTextTest {
  private static final String HEADER =
      "#separator \\x09\n"
          + "#path\tconn\n"
          + "#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tconn_state\n";

  @TempDir java.nio.file.Path directory;

  private static String event(int id) {
    return """
    <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>
      <System><Provider Name='Microsoft-Windows-Sysmon'/><EventID>3</EventID><EventRecordID>%d</EventRecordID>
      <Computer>pc-ö</Computer></System><EventData><Data Name='UtcTime'>2026-03-10 09:00:00.000</Data>
      <Data Name='DestinationIp'>192.0.2.53</Data><Data Name='DestinationPort'>53</Data></EventData></Event>\
    """
        .formatted(id);
  }

  private static String events(int from, int to, String between) {
    return IntStream.range(from, to)
        .mapToObj(OtherTextTest::event)
        .collect(Collectors.joining(between));
  }

  private static String line(int port) {
    return "1773134102.5\t10.0.0.5\t" + port + "\t192.0.2.53\t53\tSF\n";
  }

  private static String lines(int from, int to) {
    return IntStream.range(from, to).mapToObj(OtherTextTest::line).collect(Collectors.joining());
  }

  private RowBlock read(String name, byte[] content, InputFormat format) throws IOException {
    return read(write(directory, name, content), 0, content.length, format);
  }

  private static RowBlock read(Path path, long offset, long length, InputFormat format)
      throws IOException {
    try (TextBlocks blocks =
        TextBlocks.open(
            path,
            offset,
            length,
            Reading.size(path),
            new InputSpec(PLAN, format, DeviceNames.NONE))) {
      return all(blocks);
    }
  }

  /** All blocks of a reader as one. */
  private static RowBlock all(TextBlocks blocks) throws IOException {
    RowBlock sum = new RowBlock();
    for (RowBlock block = blocks.next(); block != null; block = blocks.next()) {
      block.network().forEach(event -> sum.add(event, Table.SYSMON));
      block.rejected().forEach(row -> sum.reject(row, null));
      sum.countIgnored(block.ignored());
      sum.countBytes(block.bytes());
      assertThat(block.rowsRead())
          .isEqualTo(
              block.relevant() + block.irrelevant() + block.ignored() + block.rejected().size());
    }
    return sum;
  }

  private static List<Long> ids(RowBlock block) {
    return block.network().stream().map(event -> event.reportId()).toList();
  }

  private static List<Long> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Long::valueOf).toList();
  }

  private static List<Integer> ports(RowBlock block) {
    return block.network().stream().map(event -> event.localPort()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.xml", "a.log", "a.jsonl", "a.json", "a.xml.gz"})
  void eventsInXmlWhateverTheFilesName(String name) throws IOException {
    byte[] text =
        utf8("\uFEFF<?xml version='1.0'?>\r\n<Events>" + events(0, 3, "\r\n") + "</Events>");
    RowBlock block = read(name, name.endsWith(".gz") ? gzip(text) : text, InputFormat.AUTO);
    assertThat(ids(block)).isEqualTo(numbers(3));
    assertThat(block.rowsRead()).isEqualTo(3);
    assertThat(block.network().get(0).deviceName()).isEqualTo("pc-ö");
  }

  @Test
  void anEventALineWithoutARoot() throws IOException {
    String lines = events(0, 4, "@").replace("\n", " ").replace("@", "\n");
    assertThat(ids(read("a.xml", utf8(lines), InputFormat.SYSMON))).isEqualTo(numbers(4));
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE, a.xml", "UTF-16BE, a.xml", "UTF-16LE, a.xml.gz"})
  void windowsWritesUtf16(Charset charset, String name) throws IOException {
    byte[] text = ("\uFEFF<Events>" + events(0, 9_000, "\r\n") + "</Events>").getBytes(charset);
    byte[] file = name.endsWith(".gz") ? gzip(text) : text;
    RowBlock block = read(name, file, InputFormat.AUTO);
    assertThat(ids(block)).isEqualTo(numbers(9_000));
    assertThat(block.bytes()).isEqualTo(file.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.json"})
  void soDoesWhoeverCopiesJsonThere(String name) throws IOException {
    byte[] text = ("\uFEFF" + row(0) + "\r\n" + row(1)).getBytes(StandardCharsets.UTF_16LE);
    assertThat(ids(read(name, text, InputFormat.AUTO))).containsExactly(0L, 1L);
    Path path = write(directory, name, text);
    assertThat(read(path, 40, text.length - 40, InputFormat.AUTO).rowsRead())
        .as("another range")
        .isZero();
  }

  @Test
  void xmlIsReadByTheRangeAtItsBeginning() throws IOException {
    byte[] text = utf8(events(0, 20, "\n"));
    Path path = write(directory, "a.xml", text);
    assertThat(ids(read(path, 0, 100, InputFormat.AUTO))).isEqualTo(numbers(20));
    assertThat(read(path, 100, text.length - 100, InputFormat.AUTO).rowsRead()).isZero();
  }

  @Test
  void whatIsBrokenInXmlIsRejectedAndTheRestIsRead() throws IOException {
    String text =
        event(0)
            + event(7).substring(0, 300)
            + event(1)
            + "&amp; <x>"
            + event(2)
            + event(8).substring(0, 90);
    RowBlock block = read("a.xml", utf8(text), InputFormat.AUTO);
    assertThat(ids(block)).isEqualTo(numbers(3));
    assertThat(block.rejected()).extracting(RejectedRow::reason).containsOnly(Reason.MALFORMED);
    assertThat(block.rejected())
        .extracting(RejectedRow::position)
        .containsExactly(
            (long) utf8(event(0)).length,
            (long) utf8(text).length - utf8(event(8).substring(0, 90)).length);
  }

  @Test
  void anEventWithoutEndIsntHeldInMemory() throws IOException {
    String text = event(0) + "<Event>" + "x".repeat(5 << 20) + "</Event>" + event(1);
    RowBlock block = read("a.xml", utf8(text), InputFormat.AUTO);
    assertThat(ids(block)).isEqualTo(numbers(2));
    assertThat(block.rejected()).extracting(RejectedRow::reason).containsExactly(Reason.TOO_LARGE);
  }

  @Test
  void aReaderOfXmlGoesOnWhereAnotherWas() throws IOException {
    byte[] text = utf8(events(0, 5_000, "\n"));
    Path path = write(directory, "a.xml", text);
    InputSpec spec = new InputSpec(PLAN, InputFormat.AUTO, DeviceNames.NONE);
    List<Long> ids = new ArrayList<>();
    long position;
    try (TextBlocks blocks = TextBlocks.open(path, 0, text.length, text.length, spec)) {
      ids.addAll(ids(blocks.next()));
      position = blocks.position();
    }
    assertThat(ids).hasSizeBetween(1, 4_999);
    try (TextBlocks blocks = TextBlocks.open(path, 0, text.length, text.length, spec)) {
      blocks.skipTo(position);
      ids.addAll(ids(all(blocks)));
    }
    assertThat(ids).isEqualTo(numbers(5_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 60, 150, 400, 10_000})
  void everyRangeOfALogKnowsItsHeader(int size) throws IOException {
    byte[] text = utf8(HEADER + lines(1, 40) + "#close\t2026-03-10\n");
    Path path = write(directory, "conn.log", text);
    List<Integer> ports = new ArrayList<>();
    for (int from = 0; from < text.length; from += size) {
      RowBlock block = read(path, from, Math.min(size, text.length - from), InputFormat.AUTO);
      ports.addAll(ports(block));
      assertThat(block.rejected()).isEmpty();
    }
    assertThat(ports).isEqualTo(IntStream.range(1, 40).boxed().toList());
  }

  @Test
  void aLogMayBeZippedAndItsHeaderRepeated() throws IOException {
    byte[] text = utf8(HEADER + lines(1, 3) + "#close\t2026-03-10\n" + HEADER + lines(3, 5));
    assertThat(ports(read("conn.log.gz", gzip(text), InputFormat.ZEEK)))
        .containsExactly(1, 2, 3, 4);
    assertThat(ports(read("x.tsv", text, InputFormat.AUTO))).containsExactly(1, 2, 3, 4);
  }

  @Test
  void logsOfDifferentFieldsInOneFileAreNotReadAmiss() throws IOException {
    String other = HEADER.replace("id.orig_h\tid.orig_p", "id.orig_p\tid.orig_h");
    byte[] text = utf8(HEADER + lines(1, 3) + other + lines(3, 5));
    assertThatThrownBy(() -> read("conn.log", text, InputFormat.AUTO))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("differs from the file's first");
  }

  @Test
  void aLogWithoutItsHeaderIsIgnoredUnlessItIsCalledZeeks() throws IOException {
    byte[] text = utf8(lines(1, 4));
    assertThat(read("conn.log", text, InputFormat.AUTO).ignored()).isEqualTo(3);
    RowBlock block = read("conn.log", text, InputFormat.ZEEK);
    assertThat(block.rejected())
        .hasSize(3)
        .extracting(RejectedRow::detail)
        .allMatch(detail -> detail.contains("with its own header"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.log", "a.tsv", "a.xml"})
  void filesOfOtherProgramsAreIgnored(String name) throws IOException {
    for (String text :
        List.of(
            "Mar 10 09:00:00 host sshd[1]: opened\n\nMar 10 09:00:01 host sshd[1]: closed\n",
            "<project>\n\n<modelVersion>4.0.0</modelVersion></project>",
            "# a comment\nx=1")) {
      RowBlock block = read(name, utf8(text), InputFormat.AUTO);
      assertThat(block.ignored()).isEqualTo(2);
      assertThat(block.rowsRead()).isEqualTo(2);
    }
  }

  @Test
  void aTornFirstLineDoesntHideTheOthers() throws IOException {
    RowBlock block = read("a.log", utf8("emotePort\":53}\n" + row(0) + "\n"), InputFormat.AUTO);
    assertThat(ids(block)).containsExactly(0L);
    assertThat(block.rejected()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(InputFormat.class)
  void anEmptyFileHasNoRows(InputFormat format) throws IOException {
    for (String name : List.of("a.log", "a.xml", "a.jsonl", "a.tsv.gz")) {
      assertThat(read(name, new byte[0], format).rowsRead()).isZero();
    }
  }

  @Test
  void underDefenderNothingElseIsRead() throws IOException {
    RowBlock block =
        read("a.jsonl", utf8(row(0) + "\n" + event(1).replace("\n", " ")), InputFormat.DEFENDER);
    assertThat(ids(block)).containsExactly(0L);
    assertThat(block.rejected()).hasSize(1);
  }
}
