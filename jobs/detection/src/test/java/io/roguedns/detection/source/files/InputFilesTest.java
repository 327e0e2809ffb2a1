package io.roguedns.detection.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.decode.input.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputFilesTest {
  @TempDir Path lake;

  private final List<String> problems = new ArrayList<>();

  @BeforeEach
  void fill() throws IOException {
    for (String file :
        List.of(
            "DeviceNetworkEvents/day=2026-03-09/a.parquet",
            "DeviceNetworkEvents/day=2026-03-10/b.parquet",
            "DeviceNetworkEvents/day=2026-03-10/_SUCCESS",
            "DeviceNetworkEvents/day=2026-03-10/.b.parquet.crc",
            "DeviceNetworkEvents/_temporary/c.parquet",
            "DeviceRegistryEvents/d.jsonl.gz",
            "DeviceRegistryEvents/notes.txt",
            "odd[1].json")) {
      Path path = lake.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "0123456789");
    }
    Files.createDirectories(lake.resolve("empty"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "'' > a.parquet b.parquet d.jsonl.gz odd[1].json",
        "DeviceNetworkEvents > a.parquet b.parquet",
        "DeviceNetworkEvents/day=2026-03-10/b.parquet > b.parquet",
        "DeviceNetworkEvents/day=2026-03-1* > b.parquet",
        "DeviceNetworkEvents/*/*.parquet > a.parquet b.parquet",
        "*/day=2026-03-{09,11}/*.parquet > a.parquet",
        "**.gz > d.jsonl.gz",
        "odd[1].json > odd[1].json",
        "Device* > a.parquet b.parquet d.jsonl.gz"
      })
  void finds(String input, String files) {
    assertThat(names(input.isEmpty() ? lake.toString() : lake + "/" + input))
        .containsExactlyInAnyOrder(files.split(" "));
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "absent.parquet > no such file or directory",
        "absent/*.parquet > no such file or directory",
        "DeviceRegistryEvents/notes.txt > not a kind of file that is read",
        "empty > no file there is of a kind that is read",
        "DeviceNetworkEvents/*.csv > no file there is of a kind that is read"
      })
  void saysWhatIsWrong(String input, String problem) {
    assertThat(names(lake + "/" + input)).isEmpty();
    assertThat(problems).singleElement().asString().contains(lake + "/" + input).contains(problem);
  }

  @Test
  void aFileThatIsNamedTwiceIsReadOnce() {
    assertThat(names(lake.toString(), lake + "/**.parquet", lake + "/odd[1].json")).hasSize(4);
  }

  @Test
  void rangesCoverEachFileOnceAndCompressedTextIsNotCut() {
    List<InputFile> files = InputFiles.find(List.of(lake.toString()), InputFormat.AUTO, problems);
    Collection<FileSourceSplit> ranges =
        new FileRanges(files, 3).enumerateSplits(new org.apache.flink.core.fs.Path[0], 1);
    for (InputFile file : files) {
      List<FileSourceSplit> ofFile =
          ranges.stream()
              .filter(range -> range.path().toString().equals(file.path()))
              .sorted((a, b) -> Long.compare(a.offset(), b.offset()))
              .toList();
      assertThat(ofFile).hasSize(file.kind().splittable() ? 4 : 1);
      long next = 0;
      for (FileSourceSplit range : ofFile) {
        assertThat(range.offset()).isEqualTo(next);
        next += range.length();
      }
      assertThat(next).isEqualTo(10);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AUTO, a.parquet b.jsonl c.log d.tsv.gz e.xml",
    "DEFENDER, a.parquet b.jsonl",
    "SYSMON, b.jsonl c.log d.tsv.gz e.xml",
    "ZEEK, b.jsonl c.log d.tsv.gz e.xml"
  })
  void whatIsReadDependsOnWhoseRowsAreWanted(InputFormat format, String files) throws IOException {
    Path mixed = Files.createDirectories(lake.resolve("mixed"));
    for (String file : List.of("a.parquet", "b.jsonl", "c.log", "d.tsv.gz", "e.xml", "f.csv")) {
      Files.writeString(mixed.resolve(file), "x");
    }
    assertThat(InputFiles.find(List.of(mixed.toString()), format, problems))
        .extracting(file -> new org.apache.flink.core.fs.Path(file.path()).getName())
        .containsExactlyInAnyOrder(files.split(" "));
    assertThat(InputFiles.find(List.of(mixed + "/f.csv"), format, problems)).isEmpty();
    assertThat(problems)
        .singleElement()
        .asString()
        .contains("not a kind of file that is read")
        .matches(problem -> problem.contains(".log") == (format != InputFormat.DEFENDER))
        .matches(problem -> problem.contains(".parquet") == format.takesDefender());
  }

  private List<String> names(String... inputs) {
    return InputFiles.find(Arrays.asList(inputs), InputFormat.AUTO, problems).stream()
        .map(file -> new org.apache.flink.core.fs.Path(file.path()).getName())
        .toList();
  }
}
