package io.roguedns.detection.run;

import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.graph.Outputs;
import io.roguedns.detection.graph.ProfileGraph;
import io.roguedns.detection.output.files.RunDirectory;
import io.roguedns.detection.settings.ProfileSettings;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.summary.ProfileSummary;
import io.roguedns.detection.summary.SummaryJson;
import io.roguedns.format.RowBlock;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The counts that {@code high-volume} judges, over files or bounded topics. */
public final class ProfileRun extends BoundedRun<ProfileSummary> {
  private final List<Duration> bins;

  /**
   * A run that isn't started yet.
   *
   * @param out gets the report, when the run is over
   * @param err gets progress and notes
   */
  public ProfileRun(
      ProfileSettings settings, PrintWriter out, PrintWriter err, Report<ProfileSummary> report) {
    super(settings.run(), out, err, report);
    this.bins = settings.bins();
  }

  @Override
  String jobName() {
    return "RogueDNS, profile";
  }

  @Override
  boolean finds() {
    return false;
  }

  @Override
  void attach(DataStream<RowBlock> blocks, RunDirectory results) {
    Outputs.profile(
        ProfileGraph.of(blocks, settings(), bins, AllowlistSupply.fixed(settings().allowlist())),
        settings().highVolume().threshold(),
        settings().output().format(),
        results);
  }

  @Override
  ProfileSummary sumUp(Map<String, Object> accumulators, Duration elapsed) {
    return ProfileSummary.of(accumulators, bins, elapsed);
  }

  @Override
  byte[] json(ProfileSummary summary) {
    Settings.HighVolume inForce = settings().highVolume();
    return SummaryJson.of(
        summary, semantics(), settings().allowlist().version(), inForce.threshold(), inForce.bin());
  }
}
