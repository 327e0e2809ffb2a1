package io.roguedns.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waits for what processes do in their own time. */
final class Await {
  private static final long PAUSE_MILLIS = 200;
  private static final int LAST_LINES = 25;

  private Await() {}

  /** What is waited for. */
  @FunctionalInterface
  interface Condition {
    /**
     * @throws IOException as long as it can't be told
     */
    boolean isSo() throws IOException, InterruptedException;
  }

  /**
   * Waits until something is so.
   *
   * @param what is waited for, in words
   * @param log of the process that is to bring it about
   * @param alive whether that process still runs
   */
  static void until(
      String what, Duration patience, Path log, BooleanSupplier alive, Condition condition)
      throws ClusterException, InterruptedException, IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    IOException notYet = null;
    while (true) {
      try {
        if (condition.isSo()) {
          return;
        }
      } catch (IOException unknown) {
        notYet = unknown;
      }
      boolean ended = !alive.getAsBoolean();
      if (ended || System.nanoTime() > deadline) {
        throw ClusterException.failure(
            (ended ? "the process ended before " + what : "timed out waiting until " + what)
                + (notYet == null || notYet.getMessage() == null
                    ? ""
                    : " (" + notYet.getMessage() + ")")
                + "; its log says\n"
                + reason(log));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** What the job has said is wrong with its settings, or whatever stands at the end of a log. */
  static String reason(Path log) throws IOException {
    List<String> errors = lines(log).stream().filter(line -> line.startsWith("error: ")).toList();
    return errors.isEmpty() ? end(log) : String.join("\n", errors);
  }

  /** The last lines of a log. */
  static String end(Path log) throws IOException {
    List<String> lines = lines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /** The lines; none if there is no log yet. */
  private static List<String> lines(Path log) throws IOException {
    return Files.exists(log)
        ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList()
        : List.of();
  }
}
