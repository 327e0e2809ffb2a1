package io.roguedns.detection.run;

import io.roguedns.detection.graph.Needs;
import io.roguedns.detection.output.OutputException;
import io.roguedns.detection.output.files.RunDirectory;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.source.files.EventFiles;
import io.roguedns.detection.source.files.InputFile;
import io.roguedns.detection.source.files.InputFiles;
import io.roguedns.detection.source.kafka.EventTopics;
import io.roguedns.format.RowBlock;
import io.roguedns.text.Printable;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A run over files or bounded topics, from its settings to its results; subclasses define the job.
 *
 * @param <S> its summary
 */
abstract class BoundedRun<S> {
  private static final DateTimeFormatter RUN_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

  private Settings settings;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Report<S> report;

  BoundedRun(Settings settings, PrintWriter out, PrintWriter err, Report<S> report) {
    this.settings = settings;
    this.out = out;
    this.err = err;
    this.report = report;
  }

  /** The job's name. */
  abstract String jobName();

  /** Whether the job has findings, which its progress counts. */
  abstract boolean finds();

  /** Builds the job, from the rows to the files in the directory. */
  abstract void attach(DataStream<RowBlock> blocks, RunDirectory results);

  /**
   * The summary.
   *
   * @param accumulators by name
   */
  abstract S sumUp(Map<String, Object> accumulators, Duration elapsed);

  /** The summary as {@code summary.json}. */
  abstract byte[] json(S summary);

  /** The settings; the allowlist may change before the job is built. */
  final Settings settings() {
    return settings;
  }

  /** Runs the job to its end, commits its results and prints its report. */
  public final void run() throws Exception {
    Settings.Kafka kafka = settings.input().kafka();
    List<InputFile> files = kafka == null ? files() : List.of();
    if (kafka != null) {
      List<String> problems = new ArrayList<>(EventTopics.problems(kafka));
      settings = settings.withAllowlist(StartingLists.read(settings, problems, err).allowlist());
      refuse(problems);
    }
    String directory =
        settings.output().directory() != null
            ? settings.output().directory()
            : "roguedns-out/" + LocalDateTime.now(ZoneOffset.UTC).format(RUN_NAME);
    settings.notes().forEach(note -> err.println("note: " + note));
    noteIfRead(directory);
    String input =
        kafka != null
            ? kafka.toString()
            : String.format(
                Locale.ROOT,
                "%,d files (%s)",
                files.size(),
                Progress.size(InputFiles.bytes(files)));
    err.println("Reading " + input + ", " + semantics() + " semantics");
    RunDirectory results = prepare(directory);
    Thread cleaning = new Thread(results::abort, "remove partial results");
    Runtime.getRuntime().addShutdownHook(cleaning);
    try {
      S summary = execute(files, results);
      results.commit(json(summary));
      out.print(report.text(summary, settings, directory, directory));
      out.flush();
    } finally {
      results.abort();
      removeHook(cleaning);
    }
  }

  /** Results inside the input would be rows of the next run. */
  private void noteIfRead(String directory) {
    for (String input : settings.input().paths()) {
      try {
        Path read = Path.of(input).toAbsolutePath().normalize();
        if (Files.isDirectory(read)
            && Path.of(directory).toAbsolutePath().normalize().startsWith(read)) {
          err.println(
              ("note: results go to %s, which is inside --input %s: another run over it would"
                      + " read them too")
                  .formatted(Printable.of(directory, 300), Printable.of(input, 300)));
        }
      } catch (InvalidPathException other) {
        // It isn't on a local disk.
        continue;
      }
    }
  }

  private RunDirectory prepare(String directory) throws ConfigurationException {
    try {
      return RunDirectory.prepare(directory, settings.output().overwrite());
    } catch (OutputException unusable) {
      throw new ConfigurationException(List.of(unusable.getMessage()));
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // Then the hook runs, and has nothing to do.
    }
  }

  private List<InputFile> files() throws ConfigurationException {
    List<String> problems = new ArrayList<>();
    List<InputFile> files =
        InputFiles.find(settings.input().paths(), settings.input().format(), problems);
    refuse(problems);
    return files;
  }

  private static void refuse(List<String> problems) throws ConfigurationException {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  private S execute(List<InputFile> files, RunDirectory results) throws Exception {
    StreamExecutionEnvironment engine = Engines.of(settings.engine());
    DataStream<RowBlock> blocks =
        settings.input().kafka() == null ? ofFiles(engine, files) : ofTopics(engine);
    attach(blocks, results);

    JobClient job = engine.executeAsync(jobName());
    long bytes = settings.input().kafka() == null ? InputFiles.bytes(files) : Progress.UNKNOWN;
    Progress progress = Progress.of(job, bytes, finds(), err);
    try {
      JobExecutionResult result = job.getJobExecutionResult().get();
      return sumUp(result.getAllAccumulatorResults(), Duration.ofMillis(result.getNetRuntime()));
    } finally {
      progress.close();
    }
  }

  private DataStream<RowBlock> ofFiles(StreamExecutionEnvironment engine, List<InputFile> files) {
    return engine
        .fromSource(
            EventFiles.source(
                files,
                Needs.input(settings),
                settings.input().splitSize().getBytes(),
                settings.input().skipCorruptFiles()),
            WatermarkStrategy.noWatermarks(),
            "rows of files")
        .uid("source.files");
  }

  private DataStream<RowBlock> ofTopics(StreamExecutionEnvironment engine) {
    return engine
        .fromSource(
            EventTopics.source(settings.input(), Needs.input(settings)),
            WatermarkStrategy.noWatermarks(),
            "rows of topics")
        .uid("source.kafka");
  }

  /** As on the command line. */
  final String semantics() {
    return settings.semantics().name().toLowerCase(Locale.ROOT);
  }
}
