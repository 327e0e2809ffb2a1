package io.roguedns.detection.cli;

import io.roguedns.detection.allowlist.AllowlistTopicException;
import io.roguedns.detection.run.RootCause;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.source.CorruptFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.apache.flink.util.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints a helpful message for a failure, and returns its exit status. */
final class Failure {
  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

  private Failure() {}

  static int report(Throwable failure, PrintWriter out) {
    LOG.debug("the run failed", failure);
    if (failure instanceof ConfigurationException configuration) {
      configuration.problems().forEach(problem -> out.println("error: " + problem));
      return RogueDns.BAD_USAGE;
    }
    if (failure instanceof AllowlistTopicException topic) {
      out.println("error: " + topic.getMessage());
      return RogueDns.FAILED;
    }
    words(failure).forEach(out::println);
    out.println("--verbose prints the whole stack trace. No partial results were written.");
    return RogueDns.FAILED;
  }

  /** The lines of the message. */
  private static List<String> words(Throwable failure) {
    Optional<CorruptFileException> corrupt = find(failure, CorruptFileException.class);
    if (corrupt.isPresent()) {
      return List.of(
          "error: " + corrupt.get().getMessage(), "To skip such files: --skip-corrupt-files");
    }
    Optional<OutOfMemoryError> memory = find(failure, OutOfMemoryError.class);
    if (memory.isPresent()) {
      return List.of(
          "error: out of memory: " + memory.get().getMessage(),
          "Give the JVM more, as in ROGUEDNS_JAVA_OPTS=-Xmx4g, or lower --parallelism");
    }
    return List.of(
        "error: "
            + find(failure, IOException.class)
                .map(IOException::getMessage)
                .orElseGet(() -> RootCause.of(failure).toString()));
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    return ExceptionUtils.findThrowable(failure, type)
        .or(
            () ->
                ExceptionUtils.findSerializedThrowable(
                    failure, type, Failure.class.getClassLoader()));
  }
}
