package io.roguedns.detection.source.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Bytes;
import io.roguedns.detection.source.CorruptFileException;
import io.roguedns.detection.source.text.Reading.Yield;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is cut after it was listed is an error, whichever range finds its end. */
class ShortenedFileTest {
  private static final int ROWS = 40_000;
  private static final String TEXT =
      IntStream.range(0, ROWS).mapToObj(id -> Reading.row(id) + "\n").collect(Collectors.joining());

  @TempDir java.nio.file.Path directory;

  @Test
  void aCutWhileReadingIsNoticedAndTheTornRowIsNone() throws IOException {
    byte[] text = Reading.utf8(TEXT);
    Path path = Reading.write(directory, "a.jsonl", text);
    Yield yield = new Yield();
    try (TextBlocks blocks = TextBlocks.open(path, 0, text.length, text.length, Reading.SPEC)) {
      yield.add(blocks.next());
      int cut = text.length - 100;
      truncate(path, cut);

      assertThatThrownBy(() -> yield.addAll(blocks))
          .isInstanceOf(CorruptFileException.class)
          .hasMessageContaining("a.jsonl: is shorter than when it was listed, by 100 of ");
    }
    assertThat(yield.ids).hasSizeBetween(ROWS - 10, ROWS - 1);
    assertThat(yield.rejected).isEmpty();
  }

  @Test
  void aCutBetweenRowsIsNoticedToo() throws IOException {
    byte[] text = Reading.utf8(TEXT);
    int cut = TEXT.lastIndexOf('\n', text.length / 2) + 1;

    assertShortened("a.jsonl", Arrays.copyOf(text, cut), 0, text.length);
    assertShortened("a.jsonl", new byte[0], 0, text.length);
  }

  @Test
  void aRangeBehindTheEndSaysHowMuchIsMissing() throws IOException {
    byte[] text = Reading.utf8(TEXT);
    Path path = Reading.write(directory, "a.jsonl", Arrays.copyOf(text, 1_000));

    assertThatThrownBy(
            () -> TextBlocks.open(path, 2_000, text.length - 2_000, text.length, Reading.SPEC))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("by %,d of %,d bytes".formatted(text.length - 1_000, text.length));
  }

  @Test
  void aRangeBeforeTheEndIsReadAllTheSame() throws IOException {
    byte[] text = Reading.utf8(TEXT);
    Path path = Reading.write(directory, "a.jsonl", Arrays.copyOf(text, text.length - 100));
    Yield yield = new Yield();
    try (TextBlocks blocks = TextBlocks.open(path, 0, 10_000, text.length, Reading.SPEC)) {
      yield.addAll(blocks);
    }

    assertThat(yield.ids).hasSizeGreaterThan(100);
  }

  /** One that ends with a whole member, or has none, looks whole by itself. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGzipFileThatLostItsLastMembers(boolean one) throws IOException {
    byte[] member = Reading.gzip(Reading.utf8(TEXT));
    byte[] whole = Bytes.concat(member, member);

    assertShortened("a.jsonl.gz", one ? member : new byte[0], 0, whole.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json", "a.xml", "a.log"})
  void whatIsReadAsAWhole(String name) throws IOException {
    String event = "<Event><System><EventID>1</EventID></System></Event>\n";
    String whole =
        switch (name) {
          case "a.json" -> "[" + TEXT.replace("\n", ",\n") + "]";
          case "a.xml" -> event.repeat(1_000);
          default -> "#separator \\x09\n#fields\tts\n" + "1\n".repeat(1_000);
        };
    byte[] text = Reading.utf8(whole);

    assertShortened(name, Arrays.copyOf(text, text.length - event.length()), 0, text.length);
  }

  @Test
  void aFileThatHasGrownIsReadToTheEndOfTheLineWhereItEnded() throws IOException {
    String listed = Reading.row(0) + "\n" + Reading.row(1).substring(0, 20);
    Path path =
        Reading.write(
            directory,
            "a.jsonl",
            Reading.utf8(Reading.row(0) + "\n" + Reading.row(1) + "\n" + Reading.row(2) + "\n"));
    Yield yield = new Yield();
    try (TextBlocks blocks =
        TextBlocks.open(path, 0, listed.length(), listed.length(), Reading.SPEC)) {
      yield.addAll(blocks);
    }

    assertThat(yield.ids).containsExactly(0L, 1L);
  }

  private void assertShortened(String name, byte[] content, long offset, long listed)
      throws IOException {
    Path path = Reading.write(directory, name, content);
    assertThatThrownBy(
            () -> {
              try (TextBlocks blocks =
                  TextBlocks.open(path, offset, listed, listed, Reading.SPEC)) {
                new Yield().addAll(blocks);
              }
            })
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("is shorter than when it was listed");
  }

  private static void truncate(Path path, long length) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.getPath(), "rw")) {
      file.setLength(length);
    }
  }
}
