package io.roguedns.detection.cli;

import io.roguedns.decode.RowBlock;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.graph.DetectionGraph;
import io.roguedns.detection.graph.FileOutputs;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.sink.RunDirectory;
import io.roguedns.detection.summary.RunSummary;
import io.roguedns.detection.summary.SummaryJson;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The detection over files or bounded topics. */
final class DetectRun extends BoundedRun<RunSummary> {
  DetectRun(Settings settings, PrintWriter out, PrintWriter err) {
    super(settings, out, err);
  }

  @Override
  String jobName() {
    return "RogueDNS";
  }

  @Override
  boolean finds() {
    return true;
  }

  @Override
  void attach(DataStream<RowBlock> blocks, RunDirectory results) {
    FileOutputs.attach(
        DetectionGraph.of(blocks, settings(), AllowlistSupply.fixed(settings().allowlist()), false),
        settings().output().format(),
        results);
  }

  @Override
  RunSummary sumUp(Map<String, Object> accumulators, Duration elapsed) {
    return RunSummary.of(accumulators, elapsed);
  }

  @Override
  byte[] json(RunSummary summary) {
    return SummaryJson.of(summary, semantics(), settings().allowlist().version());
  }

  @Override
  String text(RunSummary summary, String directory) {
    String alerts = settings().alerts().enabled() ? AlertsText.of(summary, directory) : "";
    return alerts + SummaryText.of(summary, semantics(), directory);
  }
}
