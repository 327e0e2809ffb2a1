package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.alert.Clue;
import io.roguedns.alert.EvidenceKind;
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
import io.roguedns.finding.DetectionType;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;

/** {@code tunnel-by-name}: names that carry data. */
public final class TunnelByNameSignal implements Signal {
  @Override
  public DetectionType type() {
    return DetectionType.TUNNEL_BY_NAME;
  }

  @Override
  public EvidenceKind kind() {
    return EvidenceKind.NAMES;
  }

  @Override
  public SignalNeeds needs(Settings settings, KnownAllowlist list) {
    EnumSet<NetworkColumn> columns =
        EnumSet.of(NetworkColumn.DEVICE_NAME, NetworkColumn.PROCESS_NAME, NetworkColumn.REMOTE_IP);
    if (list.namesAccounts()) {
      columns.add(NetworkColumn.ACCOUNT);
    }
    return SignalNeeds.of(
        new ReadPlan.Network(
            Set.of(TunnelByName.PORT),
            columns,
            EnumSet.noneOf(NetworkColumn.class),
            SignalNeeds.NO_ADDRESS,
            Set.of(),
            true));
  }

  @Override
  public SignalOutput detect(Events events, Run run) {
    TunnelByName.Outputs outputs =
        TunnelByName.detect(
            events.queries(), run.settings().tunnelByName(), run.lists(), run.live());
    return SignalOutput.of(outputs.findings(), outputs.late());
  }

  @Override
  public EvidenceRule evidence(Settings settings, Set<EvidenceKind> judged) {
    long threshold = settings.tunnelByName().bytes();
    return finding -> List.of(NamesEvidence.of(finding, threshold));
  }

  @Override
  public List<AlertDefinition> alerts() {
    return SustainedNames.alerts();
  }

  @Override
  public DataStream<Clue> escalate(EvidenceStreams evidence, Settings settings) {
    return SustainedNames.escalate(
        evidence.names(), settings.tunnelByName(), settings.alerts().patterns());
  }
}
