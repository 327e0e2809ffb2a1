package io.roguedns.detection.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.input.InputFormat;
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
        "DeviceRegistryEvents/notes.txt > not a supported file",
        "empty > has no supported file",
        "DeviceNetworkEvents/*.csv > has no supported file"
      })
  void saysWhatIsWrong(String input, String problem) {
    assertThat(names(lake + "/" + input)).isEmpty();
    assertThat(problems).singleElement().asString().contains(lake + "/" + input).contains(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "loop, .., leads back to",
    "loop, ../../DeviceNetworkEvents, leads back to",
    "loop, ../.., leads back to",
    "loop, a-loop-of-two, leads back to",
    "x.parquet, x.parquet, is a loop of links",
    "x, x, is a loop of links",
    "x.jsonl, nowhere.jsonl, is a broken link"
  })
  void aLoopOfLinksIsSaid(String name, String target, String words) throws IOException {
    Path directory = lake.resolve("DeviceNetworkEvents/day=2026-03-09");
    if (target.equals("a-loop-of-two")) {
      Path other = Files.createDirectories(lake.resolve("other"));
      Files.createSymbolicLink(other.resolve("back"), directory);
      Files.createSymbolicLink(directory.resolve("loop"), other);
    } else {
      Files.createSymbolicLink(directory.resolve(name), Path.of(target));
    }
    for (String input : List.of("", "/DeviceNetworkEvents", "/DeviceNetworkEvents/*")) {
      problems.clear();
      assertThat(names(lake + input)).hasSizeLessThan(20);
      assertThat(problems)
          .isNotEmpty()
          .allMatch(problem -> problem.startsWith("--input " + lake + input + ": "))
          .allMatch(problem -> problem.contains(words) && problem.contains("link"));
    }
  }

  @Test
  void aLinkInALoopThatIsNamedIsSaid() throws IOException {
    Files.createSymbolicLink(lake.resolve("a.jsonl"), Path.of("b.jsonl"));
    Files.createSymbolicLink(lake.resolve("b.jsonl"), Path.of("a.jsonl"));

    assertThat(names(lake + "/a.jsonl")).isEmpty();
    assertThat(problems).singleElement().asString().contains("a.jsonl: is a loop of links");
  }

  @Test
  void aLoopBesideWhatAGlobMatchesIsNoProblem() throws IOException {
    Files.createSymbolicLink(lake.resolve("DeviceRegistryEvents/loop"), lake);

    assertThat(names(lake + "/*.json", lake + "/DeviceNetworkEvents/**"))
        .containsExactlyInAnyOrder("odd[1].json", "a.parquet", "b.parquet");
    assertThat(problems).isEmpty();
  }

  @Test
  void linksThatLeadElsewhereAreFollowed() throws IOException {
    Path links = Files.createDirectories(lake.resolve("links"));
    Files.createSymbolicLink(links.resolve("events"), lake.resolve("DeviceNetworkEvents"));
    Files.createSymbolicLink(links.resolve("notes"), Path.of("nowhere"));

    assertThat(names(links.toString())).containsExactly("a.parquet", "b.parquet");
    assertThat(problems).isEmpty();
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
        .contains("not a supported file")
        .matches(problem -> problem.contains(".log") == (format != InputFormat.DEFENDER))
        .matches(problem -> problem.contains(".parquet") == format.hasColumns());
  }

  private List<String> names(String... inputs) {
    return InputFiles.find(Arrays.asList(inputs), InputFormat.AUTO, problems).stream()
        .map(file -> new org.apache.flink.core.fs.Path(file.path()).getName())
        .toList();
  }
}
