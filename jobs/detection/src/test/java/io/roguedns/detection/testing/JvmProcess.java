package io.roguedns.detection.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own on the tests' class path, whose output goes to a file. It ends when this JVM
 * does, whatever happens.
 */
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
   * @param options the JVM's own: memory, system properties
   */
  public static JvmProcess start(
      Path output, List<String> options, String mainClass, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // No file of performance data: what is left of it after a kill would stay.
    command.add("-XX:-UsePerfData");
    // It lives for a minute: it is to be warm soon, and to leave processors to others.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    for (String opened : List.of("java.lang", "java.util", "java.nio")) {
      command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    command.add("-Dlog4j2.configurationFile=classpath:processes-log4j2.properties");
    command.addAll(options);
    command.add(EndsWithParent.class.getName());
    command.add(mainClass);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    try {
      return new JvmProcess(builder.start(), output);
    } catch (IOException failed) {
      throw new UncheckedIOException(mainClass + " can't be started", failed);
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

  /** A port of loopback that nobody listens on at this moment. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
