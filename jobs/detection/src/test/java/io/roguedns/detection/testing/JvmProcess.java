package io.roguedns.detection.testing;

import io.roguedns.processes.JvmCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, whose output goes to a file. It ends when this JVM does, whatever happens. */
public final class JvmProcess implements AutoCloseable {
  private static final int END_SECONDS = 10;

  private final Process process;
  private final Path output;

  private JvmProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts one.
   *
   * @param output the file that standard output and standard error are added to
   */
  public static JvmProcess start(Path output, JvmCommand command) {
    JvmCommand here =
        command
            .with(
                List.of(
                    // It lives for a minute: it is to be warm soon.
                    "-XX:TieredStopAtLevel=1",
                    "-Dlog4j2.configurationFile=classpath:processes-log4j2.properties"))
            .endingWithParent();
    try {
      return new JvmProcess(here.start(output), output);
    } catch (IOException failed) {
      throw new UncheckedIOException(command.mainClass() + " can't be started", failed);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it has printed so far. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** {@code kill -9}: it ends in the midst of whatever it does. Returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + pid() + " doesn't end");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The status that it ended with; 137 is {@code kill -9}. */
  public int status() {
    return process.exitValue();
  }

  /** Waits until something is so; fails when the process ends or the time is over. */
  public void await(String what, Duration time, Waiting.Condition condition) {
    Waiting.until(
        () -> what + " in " + time + "; it said:\n" + output(),
        time,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("it ended with " + status() + ":\n" + output());
          }
          return condition.isSo();
        });
  }

  @Override
  public void close() {
    kill();
  }
}
