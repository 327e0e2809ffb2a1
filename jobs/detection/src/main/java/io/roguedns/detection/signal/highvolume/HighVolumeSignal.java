package io.roguedns.detection.signal.highvolume;

import io.roguedns.alert.Clue;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.alert.Factor;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.AlertDefinition;
import io.roguedns.detection.signal.api.Events;
import io.roguedns.detection.signal.api.EvidenceRule;
import io.roguedns.detection.signal.api.EvidenceStreams;
import io.roguedns.detection.signal.api.KnownAllowlist;
import io.roguedns.detection.signal.api.Run;
import io.roguedns.detection.signal.api.Signal;
import io.roguedns.detection.signal.api.SignalNeeds;
import io.roguedns.detection.signal.api.SignalOutput;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;

/** {@code high-volume}: a process sends more queries in a bin than ordinary ones do. */
public final class HighVolumeSignal implements Signal {
  @Override
  public DetectionType type() {
    return DetectionType.HIGH_VOLUME;
  }

  @Override
  public EvidenceKind kind() {
    return EvidenceKind.VOLUME;
  }

  @Override
  public SignalNeeds needs(Settings settings, KnownAllowlist list) {
    EnumSet<NetworkColumn> columns = HighVolume.columns(settings.semantics(), list.namesAccounts());
    if (settings.alerts().enabled()) {
      columns.addAll(HighVolume.ORIGIN);
    }
    // Aggregated reports have their number of events.
    boolean reports = columns.contains(NetworkColumn.ACTION_TYPE);
    return SignalNeeds.of(
        new ReadPlan.Network(
            settings.highVolume().ports(),
            columns,
            reports
                ? EnumSet.of(NetworkColumn.ADDITIONAL_FIELDS)
                : EnumSet.noneOf(NetworkColumn.class),
            SignalNeeds.NO_ADDRESS,
            reports ? HighVolume.DETAIL_ACTIONS : Set.of()));
  }

  @Override
  public SignalOutput detect(Events events, Run run) {
    Settings settings = run.settings();
    HighVolume.Outputs outputs =
        HighVolume.detect(
            events.network(), settings.semantics(), settings.highVolume(), run.lists(), run.live());
    return SignalOutput.of(outputs.findings(), outputs.late());
  }

  @Override
  public EvidenceRule evidence(Settings settings, Set<EvidenceKind> judged) {
    long bin = Ticks.ofDuration(settings.highVolume().bin());
    boolean namesJudged = judged.contains(EvidenceKind.NAMES);
    return finding ->
        List.of(
            EvidenceRule.evidence(
                    finding,
                    null,
                    "",
                    "",
                    Math.min(Ticks.MAX, finding.timestamp() + bin - 1),
                    finding.queryCount(),
                    finding.uniqueServers())
                .withMarks(
                    namesJudged && areNamesSeen(finding)
                        ? Set.of(Factor.ORDINARY_NAMES)
                        : Set.of()));
  }

  /** Most of the queries were inspected; unusual names give another finding. */
  private static boolean areNamesSeen(Finding finding) {
    return finding.inspectedCount() != null && 2 * finding.inspectedCount() >= finding.queryCount();
  }

  @Override
  public List<AlertDefinition> alerts() {
    return SustainedVolume.alerts();
  }

  @Override
  public DataStream<Clue> escalate(EvidenceStreams evidence, Settings settings) {
    return SustainedVolume.escalate(
        evidence.volumes(), settings.highVolume().bin(), settings.alerts().patterns());
  }
}
