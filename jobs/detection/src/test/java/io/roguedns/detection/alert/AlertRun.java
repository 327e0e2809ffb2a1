package io.roguedns.detection.alert;

import io.roguedns.alert.Alert;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.graph.DetectionGraph;
import io.roguedns.detection.graph.Needs;
import io.roguedns.detection.run.Engines;
import io.roguedns.detection.run.LiveJob;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.source.files.EventFiles;
import io.roguedns.detection.source.files.InputFiles;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.format.RowBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;

/** The real graph, for the alerts alone. */
final class AlertRun {
  private AlertRun() {}

  /** The settings for a scenario: its allowlist, if it has one, and what else is said. */
  static Settings settings(Path scenario, String... settings) throws ConfigurationException {
    List<String> all = new ArrayList<>(List.of("input", scenario.resolve("rows").toString()));
    Path allowlist = scenario.resolve("allowlist.yaml");
    if (Files.exists(allowlist)) {
      all.addAll(List.of("allowlist", allowlist.toString()));
    }
    all.addAll(List.of(settings));
    return LiveJob.settings(all.toArray(String[]::new));
  }

  /** The alerts of a run over files, as they are closed, by their times. */
  static List<Alert> overFiles(Settings settings) throws Exception {
    StreamExecutionEnvironment engine = Engines.of(settings.engine());
    return closed(files(engine, settings), settings, false);
  }

  private static DataStream<RowBlock> files(StreamExecutionEnvironment engine, Settings settings) {
    return engine.fromSource(
        EventFiles.source(
            InputFiles.find(settings.input().paths(), settings.input().format(), new ArrayList<>()),
            Needs.input(settings),
            settings.input().splitSize().getBytes(),
            false),
        WatermarkStrategy.noWatermarks(),
        "rows of files");
  }

  /** The alerts of blocks in the order of their arrival, with time going on after each. */
  static List<Alert> live(List<RowBlock> arrivals, Settings settings) throws Exception {
    StreamExecutionEnvironment engine = Engines.of(settings.engine());
    return closed(Arrivals.stream(engine, arrivals, settings), settings, true);
  }

  /**
   * An alert as it was emitted.
   *
   * @param time with what event time
   * @param watermark up to what event time what comes after alerts had come before
   */
  record Emitted(Alert alert, long time, long watermark) {}

  /** The alerts of files, each time that they are emitted. */
  static List<Emitted> emittedOverFiles(Settings settings) throws Exception {
    StreamExecutionEnvironment engine = Engines.of(settings.engine());
    return emitted(files(engine, settings), settings, false);
  }

  /** The alerts of blocks in the order of their arrival, each time that they are emitted. */
  static List<Emitted> emittedLive(List<RowBlock> arrivals, Settings settings) throws Exception {
    StreamExecutionEnvironment engine = Engines.of(settings.engine());
    return emitted(Arrivals.stream(engine, arrivals, settings), settings, true);
  }

  private static List<Emitted> emitted(DataStream<RowBlock> blocks, Settings settings, boolean live)
      throws Exception {
    List<Emitted> all = new ArrayList<>();
    try (CloseableIterator<Tuple3<Alert, Long, Long>> alerts =
        DetectionGraph.of(blocks, settings, AllowlistSupply.fixed(settings.allowlist()), live)
            .alerts()
            .orElseThrow()
            .process(new WithTime())
            .returns(Types.TUPLE(RowTypes.ALERT, Types.LONG, Types.LONG))
            .executeAndCollect()) {
      alerts.forEachRemaining(one -> all.add(new Emitted(one.f0, one.f1, one.f2)));
    }
    return all;
  }

  private static final class WithTime extends ProcessFunction<Alert, Tuple3<Alert, Long, Long>> {
    @Override
    public void processElement(
        Alert alert, Context context, Collector<Tuple3<Alert, Long, Long>> out) {
      out.collect(Tuple3.of(alert, context.timestamp(), context.timerService().currentWatermark()));
    }
  }

  /** The alerts of a stream of blocks, as they are closed, by their times. */
  static List<Alert> closed(DataStream<RowBlock> blocks, Settings settings, boolean live)
      throws Exception {
    DetectionGraph.Outputs outputs =
        DetectionGraph.of(blocks, settings, AllowlistSupply.fixed(settings.allowlist()), live);
    Map<String, Alert> closed = new TreeMap<>();
    try (CloseableIterator<Alert> alerts = outputs.alerts().orElseThrow().executeAndCollect()) {
      while (alerts.hasNext()) {
        Alert alert = alerts.next();
        if (alert.closed() && closed.put(alert.alertId(), alert) != null) {
          throw new AssertionError("closed twice: " + alert);
        }
      }
    }
    return closed.values().stream()
        .sorted(Comparator.comparingLong(Alert::firstSeen).thenComparing(Alert::alertId))
        .toList();
  }
}
