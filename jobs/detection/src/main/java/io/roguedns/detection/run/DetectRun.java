package io.roguedns.detection.run;

import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.graph.DetectionGraph;
import io.roguedns.detection.graph.Outputs;
import io.roguedns.detection.output.files.RunDirectory;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.summary.RunSummary;
import io.roguedns.detection.summary.SummaryJson;
import io.roguedns.format.RowBlock;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The detection over files or bounded topics. */
public final class DetectRun extends BoundedRun<RunSummary> {
  /**
   * A run that isn't started yet.
   *
   * @param out gets the report, when the run is over
   * @param err gets progress and notes
   */
  public DetectRun(Settings settings, PrintWriter out, PrintWriter err, Report<RunSummary> report) {
    super(settings, out, err, report);
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
    Outputs.bounded(
        DetectionGraph.of(blocks, settings(), AllowlistSupply.fixed(settings().allowlist()), false),
        settings().output().format(),
        results);
  }

  @Override
  RunSummary sumUp(Map<String, Object> accumulators, Duration elapsed) {
    return RunSummary.of(accumulators, AlertCatalog.ALL, elapsed);
  }

  @Override
  byte[] json(RunSummary summary) {
    return SummaryJson.of(summary, semantics(), settings().allowlist().version());
  }
}
