package io.roguedns.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code deploy/local/cluster}, as somebody calls it. */
final class Script {
  private static final Path PATH =
      Path.of("../../../deploy/local/cluster").toAbsolutePath().normalize();
  private static final int PATIENCE_SECONDS = 150;

  private final Path cluster;
  private final Path said;
  private int calls;

  /**
   * @param directory for the cluster and for what calls say
   */
  Script(Path directory) {
    cluster = directory.resolve("cluster");
    said = directory;
  }

  /**
   * What a call gave.
   *
   * @param text standard output and standard error together
   */
  record Answer(int status, String text) {}

  /** A call that goes on meanwhile. */
  final class Call {
    private final Process process;
    private final Path output;

    private Call(Process process, Path output) {
      this.process = process;
      this.output = output;
    }

    boolean isOver() {
      return !process.isAlive();
    }

    Answer await() throws IOException, InterruptedException {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroy();
        throw new AssertionError("it doesn't end: " + Files.readString(output));
      }
      return new Answer(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
  }

  Call start(String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(PATH.toString()));
    line.addAll(List.of(arguments));
    Path output = said.resolve("call-" + ++calls + ".txt");
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("ROGUEDNS_CLUSTER_DIR", cluster.toString());
    // The processes live for a minute: they are to be warm soon.
    builder.environment().put("ROGUEDNS_CLUSTER_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    return new Call(
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
  }

  Answer call(String... arguments) throws IOException, InterruptedException {
    return start(arguments).await();
  }

  /** A call that must succeed. */
  String must(String... arguments) throws IOException, InterruptedException {
    Answer answer = call(arguments);
    assertThat(answer.status()).as(String.join(" ", arguments) + ": " + answer.text()).isZero();
    return answer.text();
  }

  /** Where the cluster is kept. */
  Path cluster() {
    return cluster;
  }
}
