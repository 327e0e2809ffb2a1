package io.roguedns.benchmarks;

import io.roguedns.detection.cli.RogueDns;
import io.roguedns.processes.FlinkRest.Checkpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** {@code roguedns detect} over topics, started by this process, until it is stopped. */
final class LiveJob implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final int STOP_SECONDS = 120;
  private static final long PAUSE_MILLIS = 20;

  private final StringWriter err = new StringWriter();
  private final CompletableFuture<Integer> status;
  private final Path savepoints;
  private final LiveEngine engine;
  private final String name;
  private String id;

  private LiveJob(LiveEngine engine, String name, Path directory, List<String> arguments) {
    this.name = name;
    this.engine = engine;
    savepoints = directory.resolve("savepoints");
    status =
        CompletableFuture.supplyAsync(
            () ->
                RogueDns.run(
                    new PrintWriter(new StringWriter()),
                    new PrintWriter(err, true),
                    arguments.toArray(String[]::new)));
  }

  /**
   * Starts one in this process, and waits until all of it runs.
   *
   * @param name of the job, which no other one has
   * @param settings further options of the command
   */
  static LiveJob start(Broker broker, String name, String... settings)
      throws IOException, InterruptedException {
    return start(broker, new LocalEngine(), name, settings);
  }

  /** Starts one on an engine, and waits until all of it runs. */
  static LiveJob start(Broker broker, LiveEngine engine, String name, String... settings)
      throws IOException, InterruptedException {
    Path directory = broker.directory(name);
    Path client = directory.resolve("client.properties");
    Files.writeString(client, ConsumedRecords.SETTING);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "detect",
                "--kafka-brokers",
                broker.servers(),
                "--kafka-group",
                name,
                "--kafka-properties",
                client.toString(),
                "--checkpoint-dir",
                directory.resolve("checkpoints").toString()));
    arguments.addAll(List.of(settings));
    engine.install();
    LiveJob job = new LiveJob(engine, name, directory, arguments);
    long deadline = System.nanoTime() + START.toNanos();
    Optional<String> running = Optional.empty();
    IOException notYet = null;
    while (running.isEmpty()) {
      job.mustRun();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the job doesn't start:\n" + job.err, notYet);
      }
      Thread.sleep(PAUSE_MILLIS);
      try {
        running = engine.rest().runningJob();
      } catch (IOException starting) {
        notYet = starting;
      }
    }
    job.id = running.get();
    return job;
  }

  /** Fails if the job has ended. */
  void mustRun() {
    if (status.isDone()) {
      throw new IllegalStateException("the job has ended, with " + status + ":\n" + err);
    }
  }

  /** Its name, which is its consumer group's. */
  String name() {
    return name;
  }

  /** Its job id. */
  String id() {
    return id;
  }

  /** Triggers a checkpoint, and waits for it. */
  Checkpoint checkpoint() throws IOException, InterruptedException {
    return engine.rest().checkpoint(id);
  }

  /** The size of its final savepoint: the remaining state. */
  long savepointBytes() throws IOException {
    try (Stream<Path> files = Files.walk(savepoints)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** Stops it with a savepoint, which commits its results. */
  @Override
  public void close() throws IOException {
    try {
      mustRun();
      engine.rest().stop(id, savepoints);
      int ended = status.get(STOP_SECONDS, TimeUnit.SECONDS);
      if (ended != 0) {
        throw new IllegalStateException("the job has ended with " + ended + ":\n" + err);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("the job can't be stopped:\n" + err, failed);
    } finally {
      engine.remove();
    }
  }
}
