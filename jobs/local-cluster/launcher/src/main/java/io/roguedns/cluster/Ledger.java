package io.roguedns.cluster;

import io.roguedns.processes.RunningProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the cluster's directory knows of it: its ports, and a file for each process that was
 * started. It stands there from before the first process is started until the last is gone.
 */
public final class Ledger {
  private static final String SUFFIX = ".process";

  private final Path directory;

  public Ledger(Path directory) {
    this.directory = directory;
  }

  /** Whether there is a cluster, or something is left of one. */
  public boolean exists() {
    return Files.isDirectory(processes());
  }

  /**
   * Begins a new cluster, in a directory that isn't there yet or is empty: {@link #delete} removes
   * all that it holds.
   */
  public void create(PortOptions ports) throws IOException, ClusterException {
    Files.createDirectories(directory);
    if (!isEmpty(directory)) {
      throw ClusterException.usage(
          List.of("--directory " + directory + ": is not empty; use a new directory"));
    }
    Files.createDirectory(processes());
    Files.createDirectories(directory.resolve("logs"));
    Files.createDirectories(directory.resolve("tmp"));
    Properties written = new Properties();
    ports.writeTo(written);
    store(written, file("cluster.properties"));
  }

  PortOptions ports() throws IOException {
    return PortOptions.of(load(file("cluster.properties")));
  }

  /** Notes a process. */
  void add(String name, RunningProcess process) throws IOException {
    Properties written = new Properties();
    written.setProperty("pid", Long.toString(process.pid()));
    written.setProperty("started", process.started().toString());
    store(written, processes().resolve(name + SUFFIX));
  }

  /** Forgets a process. */
  void remove(String name) throws IOException {
    Files.deleteIfExists(processes().resolve(name + SUFFIX));
  }

  /** All processes, by their names, also those that have ended by themselves. */
  SortedMap<String, RunningProcess> all() throws IOException {
    SortedMap<String, RunningProcess> all = new TreeMap<>(Comparator.comparing(Ledger::inOrder));
    try (Stream<Path> files = Files.list(processes())) {
      for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
        Properties written = load(file);
        String name = file.getFileName().toString();
        all.put(
            name.substring(0, name.length() - SUFFIX.length()),
            new RunningProcess(
                Long.parseLong(written.getProperty("pid")),
                Instant.parse(written.getProperty("started"))));
      }
    }
    return all;
  }

  /** Names in order, numbers at their ends by value. */
  private static String inOrder(String name) {
    int digits = name.length();
    while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) {
      digits--;
    }
    return name.substring(0, digits)
        + "0".repeat(8 - (name.length() - digits))
        + name.substring(digits);
  }

  /**
   * Counts what this cluster has had of something.
   *
   * @return 1 the first time
   */
  int next(String what) throws IOException {
    Path file = file("numbers.properties");
    Properties numbers = Files.exists(file) ? load(file) : new Properties();
    int next = Integer.parseInt(numbers.getProperty(what, "0")) + 1;
    numbers.setProperty(what, Integer.toString(next));
    store(numbers, file);
    return next;
  }

  public Path file(String name) {
    return directory.resolve(name);
  }

  public Path log(String process) {
    return directory.resolve("logs").resolve(process + ".log");
  }

  public Path directory() {
    return directory;
  }

  private Path processes() {
    return directory.resolve("processes");
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.findAny().isEmpty();
    }
  }

  /** Removes all of it. */
  void delete() throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static Properties load(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    return properties;
  }

  /** The file is there as a whole or not at all. */
  private static void store(Properties properties, Path file) throws IOException {
    Path unfinished = Path.of(file + ".unfinished");
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      properties.store(out, null);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
