package io.roguedns.detection.cli;

import io.roguedns.decode.RowBlock;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.graph.DetectionGraph;
import io.roguedns.detection.graph.FileOutputs;
import io.roguedns.detection.graph.Needs;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.sink.OutputException;
import io.roguedns.detection.sink.RunDirectory;
import io.roguedns.detection.source.files.EventFiles;
import io.roguedns.detection.source.files.InputFile;
import io.roguedns.detection.source.files.InputFiles;
import io.roguedns.detection.source.kafka.EventTopics;
import io.roguedns.detection.summary.RunSummary;
import io.roguedns.detection.summary.SummaryJson;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A run over files or bounded topics, from its settings to its results. */
final class DetectRun {
  private static final DateTimeFormatter RUN_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

  private Settings settings;
  private final PrintWriter out;
  private final PrintWriter err;

  DetectRun(Settings settings, PrintWriter out, PrintWriter err) {
    this.settings = settings;
    this.out = out;
    this.err = err;
  }

  RunSummary run() throws Exception {
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
      RunSummary summary = execute(files, results);
      results.commit(SummaryJson.of(summary, semantics(), settings.allowlist().version()));
      if (settings.alerts().enabled()) {
        out.print(AlertsText.of(summary, directory));
      }
      out.print(SummaryText.of(summary, semantics(), directory));
      out.flush();
      return summary;
    } finally {
      results.abort();
      removeHook(cleaning);
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
      // Then the hook does its work, which finds nothing left to do.
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

  private RunSummary execute(List<InputFile> files, RunDirectory results) throws Exception {
    StreamExecutionEnvironment engine = Engines.of(settings.engine());
    DataStream<RowBlock> blocks =
        settings.input().kafka() == null ? ofFiles(engine, files) : ofTopics(engine);
    FileOutputs.attach(
        DetectionGraph.of(blocks, settings, AllowlistSupply.fixed(settings.allowlist()), false),
        settings.output().format(),
        results);

    JobClient job = engine.executeAsync("RogueDNS");
    long bytes = settings.input().kafka() == null ? InputFiles.bytes(files) : Progress.UNKNOWN;
    Progress progress = Progress.of(job, bytes, err);
    try {
      JobExecutionResult result = job.getJobExecutionResult().get();
      return RunSummary.of(
          result.getAllAccumulatorResults(), Duration.ofMillis(result.getNetRuntime()));
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
            EventTopics.source(settings.input().kafka(), Needs.input(settings)),
            WatermarkStrategy.noWatermarks(),
            "rows of topics")
        .uid("source.kafka");
  }

  private String semantics() {
    return settings.semantics().name().toLowerCase(Locale.ROOT);
  }
}
