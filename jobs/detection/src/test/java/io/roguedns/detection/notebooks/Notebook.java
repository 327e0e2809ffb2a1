package io.roguedns.detection.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A notebook, and what comes of it when {@code notebooks/run} executes it. */
final class Notebook {
  static final Path FOLDER = Path.of("../../notebooks");

  private static final Path LAUNCHER = FOLDER.resolve("run");
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a run of a notebook gave.
   *
   * @param status the exit status
   * @param out standard output, whose last line is the notebook's statement
   * @param err standard error
   * @param page the HTML, or null if none was written
   */
  record Shown(int status, String out, String err, String page) {
    /** The last statement, of a run that did well. */
    JsonNode statement() throws IOException {
      assertThat(status).as(err).isZero();
      assertThat(out.lines()).hasSize(1);
      return JSON.readTree(out);
    }
  }

  private Notebook() {}

  /**
   * Executes a notebook from top to bottom. Where Debian's modules aren't installed the test is
   * skipped, and says so: {@code .ci/run} installs them.
   *
   * @param directory an empty one; afterwards nothing else has been written but the page there
   * @param paths environment variables that name what the notebook reads
   */
  static Shown run(String name, Path directory, Map<String, String> paths)
      throws IOException, InterruptedException {
    assumeTrue(isPossible(), "Debian's jupyter-nbconvert, pandas or matplotlib isn't installed");
    Path home = Files.createDirectories(directory.resolve("home"));
    Path page = directory.resolve("page.html");
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    ProcessBuilder launcher =
        new ProcessBuilder(LAUNCHER.toRealPath().toString(), name, page.toAbsolutePath().toString())
            .directory(home.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
    Map<String, String> environment = launcher.environment();
    environment.keySet().removeIf(variable -> variable.startsWith("ROGUEDNS_"));
    environment.putAll(paths);
    environment.put("HOME", home.toAbsolutePath().toString());
    environment.put("TMPDIR", directory.toAbsolutePath().toString());
    int status = launcher.start().waitFor();
    assertThat(home).as("what was written at home").isEmptyDirectory();
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).as("what Jupyter has left behind").isSubsetOf(home, page, out, err);
    }
    return new Shown(
        status,
        Files.readString(out),
        Files.readString(err),
        Files.exists(page) ? Files.readString(page) : null);
  }

  private static boolean isPossible() throws IOException, InterruptedException {
    Path python = Path.of("/usr/bin/python3");
    if (!Files.isExecutable(python)) {
      return false;
    }
    Process asked =
        new ProcessBuilder(
                python.toString(),
                "-c",
                "import ipykernel, matplotlib, nbclient, nbconvert, pandas")
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    return asked.waitFor() == 0;
  }
}
