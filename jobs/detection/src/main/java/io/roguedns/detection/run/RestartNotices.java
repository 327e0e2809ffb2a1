package io.roguedns.detection.run;

import io.roguedns.text.Printable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.flink.core.failure.FailureEnricher;
import org.apache.flink.runtime.throwable.ThrowableClassifier;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * Prints why a job restarts: a line for each failure, and at most one line a minute for the same
 * cause. Flink itself restarts a job silently.
 */
final class RestartNotices implements FailureEnricher {
  /** The minimum interval between lines of the same cause. */
  static final Duration INTERVAL = Duration.ofMinutes(1);

  private static final int MAX_CAUSES = 100;
  private static final int MAX_CHARACTERS = 500;

  private final Consumer<String> lines;
  private final Clock clock;
  private final Map<String, Said> said =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
          return size() > MAX_CAUSES;
        }
      };

  /** When a cause was printed last, and how often it has occurred since. */
  private record Said(Instant at, long since) {}

  /**
   * Notices in the output of a run.
   *
   * @param lines receives each line; it is safe to print
   */
  RestartNotices(Consumer<String> lines) {
    this(lines, Clock.systemUTC());
  }

  RestartNotices(Consumer<String> lines, Clock clock) {
    this.lines = lines;
    this.clock = clock;
  }

  @Override
  public Set<String> getOutputKeys() {
    return Set.of();
  }

  @Override
  public CompletableFuture<Map<String, String>> processFailure(Throwable cause, Context context) {
    if (ThrowableClassifier.getThrowableType(cause) != ThrowableType.NonRecoverableError) {
      failed(cause);
    }
    return CompletableFuture.completedFuture(Map.of());
  }

  /** Records a failure that the job restarts after. */
  void failed(Throwable cause) {
    failed(RootCause.of(cause).toString());
  }

  /**
   * Records a failure that the job restarts after.
   *
   * @param cause its root cause
   */
  synchronized void failed(String cause) {
    // Offsets, addresses and other numbers differ between failures of the same cause.
    String kind = cause.replaceAll("[0-9]+", "0");
    Instant now = clock.instant();
    Said before = said.get(kind);
    if (before != null && now.isBefore(before.at.plus(INTERVAL))) {
      said.put(kind, new Said(before.at, before.since + 1));
      return;
    }
    said.put(kind, new Said(now, 0));
    String again =
        before == null || before.since == 0
            ? ""
            : " (" + before.since + " more of this kind since the last message)";
    lines.accept(
        "warning: the job restarts from its last checkpoint after a failure: "
            + Printable.of(cause, MAX_CHARACTERS)
            + again);
  }
}
