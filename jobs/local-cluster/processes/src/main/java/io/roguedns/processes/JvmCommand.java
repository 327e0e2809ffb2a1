package io.roguedns.processes;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java process that is to be started: the same Java as this one's.
 *
 * @param classPath as the JVM takes it
 * @param options the JVM's own: memory, system properties
 * @param mainClass the class to run
 * @param arguments of the main class
 */
public record JvmCommand(
    String classPath, List<String> options, String mainClass, List<String> arguments) {

  /** What every process gets: Flink reaches into the JDK, which Java 17 forbids. */
  private static final List<String> ALWAYS =
      List.of(
          // No file of performance data: what is left of it after a kill would stay.
          "-XX:-UsePerfData",
          "-XX:+UseSerialGC",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED");

  /** What later versions would warn of, and what older ones don't know. */
  private static final List<String> SINCE_JAVA_24 =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  /** The same with more options for the JVM, which win over those before. */
  public JvmCommand with(List<String> more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(more);
    return new JvmCommand(classPath, all, mainClass, arguments);
  }

  /** The same, but it ends when its standard input does; its class path needs this class. */
  public JvmCommand endingWithParent() {
    List<String> all = new ArrayList<>(List.of(mainClass));
    all.addAll(arguments);
    return new JvmCommand(classPath, options, EndsWithParent.class.getName(), all);
  }

  /** A process that this one's end takes down, if the command is {@link #endingWithParent}. */
  public Process start(Path log) throws IOException {
    return builder(List.of(), log, Map.of()).start();
  }

  /**
   * A process that outlives this one and the terminal that it was started from.
   *
   * @param log the file that standard output and standard error are added to
   * @param environment what it gets besides this process's own
   */
  public Process startDetached(Path log, Map<String, String> environment) throws IOException {
    return builder(List.of("nohup"), log, environment)
        .redirectInput(Redirect.from(new File("/dev/null")))
        .start();
  }

  private ProcessBuilder builder(List<String> before, Path log, Map<String, String> environment) {
    List<String> line = new ArrayList<>(before);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(ALWAYS);
    if (Runtime.version().feature() >= 24) {
      line.addAll(SINCE_JAVA_24);
    }
    line.addAll(options);
    line.add(mainClass);
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("CLASSPATH", classPath);
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
  }
}
