package io.roguedns.detection.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.testing.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The oracle: an independent implementation of the query in Python, which shares no code with the
 * job. It needs {@code python3} and nothing else.
 */
final class Oracle {
  private static final Path DIRECTORY = Path.of("src/test/python");
  private static final Path PROGRAM = DIRECTORY.resolve("reference_kql.py");

  /** The oracle's own tests. */
  static final Path TESTS = DIRECTORY.resolve("test_reference_kql.py");

  /** Real rows, a file a source. They stay outside of the project. */
  static final Path REAL_ROWS = Path.of("../../../shared/data/rows");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final boolean AVAILABLE = hasPython();

  private Oracle() {}

  static boolean isAvailable() {
    return AVAILABLE;
  }

  private static boolean hasPython() {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * What the query returns for files of flat rows, in order of text.
   *
   * @param options the program's own
   */
  static List<String> findings(List<Path> files, List<String> options) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3", PROGRAM.toString()));
    files.forEach(file -> command.add(file.toString()));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process program = builder.start();
    List<String> findings = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        findings.add(Run.project(JSON.readTree(line)));
      }
      if (program.waitFor() != 0) {
        throw new IOException(command + " ended with " + program.exitValue());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
    findings.sort(null);
    return findings;
  }
}
