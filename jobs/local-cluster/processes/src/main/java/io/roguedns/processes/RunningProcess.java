package io.roguedns.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that somebody started: its number alone may be another's by now, so that it is known by
 * when it was started besides.
 */
public record RunningProcess(long pid, Instant started) {
  /** The machine's clock may have been set since. */
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private static final long PAUSE_MILLIS = 50;

  /** The process just started. */
  public static RunningProcess of(Process process) {
    return new RunningProcess(process.pid(), process.info().startInstant().orElseGet(Instant::now));
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return handle().isPresent();
  }

  /**
   * Ends it: in order, and if it doesn't in the time, by force.
   *
   * @return whether it is gone
   */
  public boolean end(Duration patience) throws InterruptedException {
    Optional<ProcessHandle> handle = handle();
    if (handle.isEmpty()) {
      return true;
    }
    handle.get().destroy();
    return isGone(patience) || kill();
  }

  /**
   * {@code kill -9}.
   *
   * @return whether it is gone
   */
  public boolean kill() throws InterruptedException {
    Optional<ProcessHandle> handle = handle();
    if (handle.isEmpty()) {
      return true;
    }
    handle.get().destroyForcibly();
    return isGone(Duration.ofSeconds(10));
  }

  private boolean isGone(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (isAlive()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return true;
  }

  private Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(this::isSame)
        .filter(handle -> !isZombie());
  }

  /** Whether all that is left is its entry, which its parent, as in some containers, ignores. */
  private boolean isZombie() {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return status.charAt(status.lastIndexOf(')') + 2) == 'Z';
    } catch (IOException noSuchSystem) {
      return false;
    }
  }

  private boolean isSame(ProcessHandle handle) {
    return handle
        .info()
        .startInstant()
        .map(at -> Duration.between(at, started).abs().compareTo(TOLERANCE) < 0)
        .orElse(false);
  }
}
