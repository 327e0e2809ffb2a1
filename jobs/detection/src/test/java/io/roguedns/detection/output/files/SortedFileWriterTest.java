package io.roguedns.detection.output.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.local.LocalDataOutputStream;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SortedFileWriterTest {
  private static final long NOON = TestRows.NOON;

  @TempDir Path temporary;
  private Path directory;

  @BeforeEach
  void nameADirectoryThatIsNotThereYet() {
    directory = temporary.resolve("findings");
  }

  @Test
  void filesReadByNameGiveTheNewestFirst() throws IOException {
    try (SortedFileWriter<Finding> writer = writer(2, FileSystem.getLocalFileSystem())) {
      for (int i : new int[] {3, 1, 4, 0, 2}) {
        writer.write(TestRows.resolver(NOON + i, "pc-" + i), null);
      }
      writer.flush(true);
    }

    assertThat(names()).containsExactly("part-00000.jsonl", "part-00001.jsonl", "part-00002.jsonl");
    assertThat(lines("part-00000.jsonl")).hasSize(2);
    assertThat(lines("part-00001.jsonl")).hasSize(2);
    assertThat(lines("part-00002.jsonl")).hasSize(1);
    assertThat(names().stream().flatMap(name -> lines(name).stream()))
        .extracting(line -> line.replaceAll(".*DeviceName\":\"(pc-.).*", "$1"))
        .containsExactly("pc-4", "pc-3", "pc-2", "pc-1", "pc-0");
  }

  @Test
  void fileThatIsExactlyFullIsTheLast() throws IOException {
    try (SortedFileWriter<Finding> writer = writer(2, FileSystem.getLocalFileSystem())) {
      writer.write(TestRows.resolver(NOON, "pc-1"), null);
      writer.write(TestRows.resolver(NOON, "pc-2"), null);
      writer.flush(true);
    }

    assertThat(names()).containsExactly("part-00000.jsonl");
  }

  @Test
  void noRowsMakeNoDirectory() throws IOException {
    try (SortedFileWriter<Finding> writer = writer(2, FileSystem.getLocalFileSystem())) {
      writer.flush(true);
    }

    assertThat(directory).doesNotExist();
  }

  @Test
  void nothingIsWrittenBeforeTheInputEnds() throws IOException {
    try (SortedFileWriter<Finding> writer = writer(2, FileSystem.getLocalFileSystem())) {
      writer.write(TestRows.resolver(NOON, "pc-1"), null);
      writer.flush(false);

      assertThat(directory).doesNotExist();
    }
  }

  @Test
  void endOfInputIsActedUponOnce() throws IOException {
    try (SortedFileWriter<Finding> writer = writer(2, FileSystem.getLocalFileSystem())) {
      writer.write(TestRows.resolver(NOON, "pc-1"), null);
      writer.flush(true);
      writer.flush(true);
    }

    assertThat(names()).containsExactly("part-00000.jsonl");
  }

  @ParameterizedTest
  @EnumSource(FindingFormat.class)
  void fullDiskIsReportedWithTheFile(FindingFormat format) throws IOException {
    try (SortedFileWriter<Finding> writer = writer(format, 2, new FullDisk())) {
      writer.write(TestRows.resolver(NOON, "pc-1"), null);

      assertThatThrownBy(() -> writer.flush(true))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(directory.resolve("part-00000." + format.label()).toString())
          .hasMessageContaining("No space left on device");
    }
  }

  private SortedFileWriter<Finding> writer(long rowsPerFile, FileSystem files) {
    return writer(FindingFormat.JSONL, rowsPerFile, files);
  }

  private SortedFileWriter<Finding> writer(
      FindingFormat format, long rowsPerFile, FileSystem files) {
    return new SortedFileWriter<>(
        new RowSorter<>(RowKind.FINDINGS, 0, temporary),
        new RollingFiles<>(
            format.files(),
            org.apache.flink.core.fs.Path.fromLocalFile(directory.toFile()),
            files,
            rowsPerFile));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> lines(String name) {
    try {
      return Files.readAllLines(directory.resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A file system whose files can't take a byte. */
  private static final class FullDisk extends LocalFileSystem {
    @Override
    public FSDataOutputStream create(org.apache.flink.core.fs.Path path, WriteMode mode)
        throws IOException {
      assertThat(super.mkdirs(path.getParent())).isTrue();
      return new LocalDataOutputStream(pathToFile(path)) {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          throw new IOException("No space left on device");
        }
      };
    }
  }
}
