package io.roguedns.detection.alert;

import io.roguedns.alert.Alert;
import io.roguedns.decode.RowBlock;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.cli.Engines;
import io.roguedns.detection.cli.LiveJob;
import io.roguedns.detection.graph.DetectionGraph;
import io.roguedns.detection.graph.Needs;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.source.files.EventFiles;
import io.roguedns.detection.source.files.InputFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

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
    List<String> problems = new ArrayList<>();
    return closed(
        engine.fromSource(
            EventFiles.source(
                InputFiles.find(settings.input().paths(), settings.input().format(), problems),
                Needs.input(settings),
                settings.input().splitSize().getBytes(),
                false),
            WatermarkStrategy.noWatermarks(),
            "rows of files"),
        settings,
        false);
  }

  /** The alerts of blocks in the order of their arrival, with time going on after each. */
  static List<Alert> live(List<RowBlock> arrivals, Settings settings) throws Exception {
    StreamExecutionEnvironment engine = Engines.of(settings.engine());
    return closed(Arrivals.stream(engine, arrivals, settings), settings, true);
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
