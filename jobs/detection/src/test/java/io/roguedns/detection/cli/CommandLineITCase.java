package io.roguedns.detection.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.Setting;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user types, and what he is told. */
@ExtendWith(SharedCluster.class)
class CommandLineITCase {
  private static final Path HIJACK = Path.of("../../sample-data/scenarios/dns-hijack");
  private static final Path PARQUET =
      Path.of("../../sample-data/fleet-day/DeviceRegistryEvents/day=2026-03-10/part-0.parquet");

  @TempDir Path directory;
  private Path out;

  @BeforeEach
  void chooseOut() {
    out = directory.resolve("out");
  }

  @Test
  void helpNamesEverySetting() {
    Run run = Run.of(out, "detect", "--help");

    assertThat(run.status()).isZero();
    assertThat(Catalog.ALL).extracting(Setting::flag).allMatch(flag -> run.out().contains(flag));
  }

  @Test
  void completionKnowsEverySetting() {
    Run run = Run.of(out, "completion");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("#!");
    assertThat(Catalog.ALL).extracting(Setting::flag).allMatch(flag -> run.out().contains(flag));
  }

  @Test
  void withoutInputItSaysWhatIsMissing() {
    Run run = Run.of(out, "detect");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--input is missing");
  }

  @Test
  void everyProblemIsSaidAtOnce() {
    Run run =
        Run.detect(
            out,
            "--input",
            directory.resolve("nowhere").toString(),
            "--semantics",
            "lax",
            "--high-volume-threshold",
            "-1",
            "--as-of",
            "yesterday",
            "--allowlist",
            "absent.yaml");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines())
        .hasSize(5)
        .anyMatch(line -> line.contains("nowhere: no such file or directory"))
        .anyMatch(line -> line.contains("--semantics lax: strict, kql is allowed"))
        .anyMatch(line -> line.contains("--high-volume-threshold -1"))
        .anyMatch(line -> line.contains("--as-of yesterday"))
        .anyMatch(line -> line.contains("--allowlist absent.yaml: no such file"));
    assertThat(out).doesNotExist();
  }

  @Test
  void unknownOptionIsToldWithALikelyOne() {
    Run run = Run.of(out, "detect", "--inptu", "x");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--inptu").contains("--input");
  }

  @Test
  void corruptFileStopsTheRunAndIsNamed() throws IOException {
    Path input = inputWithACorruptFile();

    Run run = Run.detect(out, "--input", input.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("broken.parquet")
        .contains("--skip-corrupt-files")
        .doesNotContain("\tat ");
    assertThat(out).doesNotExist();
  }

  @Test
  void corruptFileIsPassedOverIfAskedAndCounted() throws IOException {
    Path input = inputWithACorruptFile();

    Run run = Run.detect(out, "--input", input.toString(), "--skip-corrupt-files");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("broken.parquet");
    assertThat(run.summary().get("corruptFiles")).hasSize(1);
    assertThat(run.summary().get("rowsRead").get("DeviceRegistryEvents").asLong()).isEqualTo(2_981);
    assertThat(run.rejected())
        .hasSize(1)
        .allMatch(row -> row.get("Reason").asText().equals("corrupt-file"));
  }

  private Path inputWithACorruptFile() throws IOException {
    Path input = Files.createDirectories(directory.resolve("lake/DeviceRegistryEvents"));
    byte[] file = Files.readAllBytes(PARQUET);
    Files.write(input.resolve("good.parquet"), file);
    byte[] torn = java.util.Arrays.copyOf(file, file.length / 2);
    Files.write(input.resolve("broken.parquet"), torn);
    return directory.resolve("lake");
  }

  @Test
  void resultsAreNotReplacedUnasked() throws IOException {
    assertThat(Run.detect(out, "--input", HIJACK.toString()).status()).isZero();
    byte[] summary = Files.readAllBytes(out.resolve("summary.json"));

    Run refused = Run.detect(out, "--input", HIJACK.toString(), "--semantics", "kql");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains(out.toString()).contains("--overwrite");
    assertThat(out.resolve("summary.json")).hasBinaryContent(summary);

    Run replaced =
        Run.detect(out, "--input", HIJACK.toString(), "--semantics", "kql", "--overwrite");

    assertThat(replaced.status()).isZero();
    assertThat(replaced.summary().get("semantics").asText()).isEqualTo("kql");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet"})
  void otherFormatsHoldAsManyFindings(String format) throws IOException {
    Run run = Run.detect(out, "--input", HIJACK.toString(), "--out-format", format);

    assertThat(run.status()).isZero();
    try (Stream<Path> files = Files.list(out.resolve("findings"))) {
      List<Path> found = files.toList();
      assertThat(found).hasSize(1).allMatch(file -> file.toString().endsWith("." + format));
      if (format.equals("csv")) {
        long findings = 0;
        for (var count : run.summary().get("findings")) {
          findings += count.asLong();
        }
        assertThat(Files.readAllLines(found.get(0))).hasSize((int) findings + 1);
      }
    }
  }

  @Test
  void directoryThatCannotBeMadeIsSaidBeforeTheRun() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    Run run = Run.detect(file.resolve("out"), "--input", HIJACK.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(file.toString());
  }

  @Test
  void allowlistIsCheckedLineByLine() throws IOException {
    Path list = directory.resolve("list.yaml");
    Files.writeString(
        list,
        """
        - id: everything
          kind: authorized-resolver
          address: 0.0.0.0/0
          reason: a mistake
        - id: everyone
          kind: exemption
          process: "*"
        """);

    Run run = Run.of(out, "allowlist", "check", list.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out())
        .contains("list.yaml: line 3")
        .contains("list.yaml: line 7")
        .contains("2 problems");
  }

  @Test
  void defaultsAreAFileThatChecks() throws IOException {
    Path list = directory.resolve("defaults.yaml");
    Files.writeString(list, Run.of(out, "allowlist", "defaults").out());

    Run run = Run.of(out, "allowlist", "check", list.toString());

    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).contains("56 entries, no problems");
  }

  @Test
  void absentAllowlistIsSaid() {
    Run run = Run.of(out, "allowlist", "check", "absent.yaml");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("absent.yaml: no such file");
  }

  @Test
  void listWithoutPublicResolversIsNoted() throws IOException {
    Path list = directory.resolve("own.yaml");
    Files.writeString(
        list, "[{id: own, kind: authorized-resolver, address: 192.0.2.53, reason: ours}]\n");

    Run run = Run.detect(out, "--input", HIJACK.toString(), "--allowlist", list.toString());

    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("note: no public resolver is on the allowlist");
  }
}
