package io.roguedns.detection.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roguedns.detection.testing.Form;
import io.roguedns.detection.testing.Rows;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On rows that nobody on the project wrote, the job in {@code kql} finds what the query returns:
 * file by file, and whatever form the rows come in.
 */
@ExtendWith(SharedCluster.class)
class RealRowsITCase {
  @TempDir Path directory;

  @BeforeAll
  static void needsTheRows() {
    assumeTrue(Oracle.isAvailable() && Files.isDirectory(Oracle.REAL_ROWS));
  }

  static List<Path> files() throws IOException {
    if (!Files.isDirectory(Oracle.REAL_ROWS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Oracle.REAL_ROWS)) {
      return files.sorted().toList();
    }
  }

  @Test
  void rowsOfEverySignalAreAmongThem() throws IOException {
    List<String> findings = Oracle.findings(files(), List.of());

    for (String type :
        List.of(
            "Unauthorized_External_DNS_Resolver",
            "High_Volume_DNS_Tunneling_Indicator",
            "DNS_Server_Configuration_Modified")) {
      assertThat(findings).anyMatch(finding -> finding.contains(type));
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("files")
  void findsWhatTheQueryReturns(Path file) throws IOException {
    List<String> expected = Oracle.findings(List.of(file), List.of());
    Rows rows = Rows.of(file);

    Run asItIs = run(file, "as-it-is", "batch", 1);

    assertThat(asItIs.projectedFindings()).isEqualTo(expected);
    assertThat(rowsRead(asItIs)).isEqualTo(rows.count());
    for (Form form : Form.values()) {
      Path input = Files.createDirectory(directory.resolve(form.name()));
      form.write(rows, input, 1);
      boolean even = form.ordinal() % 2 == 0;
      Run run = run(input, "of-" + form, even ? "streaming" : "batch", even ? 4 : 2);
      assertThat(run.sortedFindings()).as("as %s", form).isEqualTo(asItIs.sortedFindings());
    }
  }

  private Run run(Path input, String name, String mode, int parallelism) {
    Run run =
        Run.detect(
            directory.resolve(name),
            "--input",
            input.toString(),
            "--semantics",
            "kql",
            "--runtime-mode",
            mode,
            "--parallelism",
            Integer.toString(parallelism));
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  private static long rowsRead(Run run) {
    long rows = 0;
    for (var table : run.summary().get("rowsRead")) {
      rows += table.asLong();
    }
    return rows;
  }
}
