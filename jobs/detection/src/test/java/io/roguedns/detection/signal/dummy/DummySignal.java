package io.roguedns.detection.signal.dummy;

import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.AlertDefinition;
import io.roguedns.detection.signal.api.AlertFacts;
import io.roguedns.detection.signal.api.Events;
import io.roguedns.detection.signal.api.EvidenceRule;
import io.roguedns.detection.signal.api.EvidenceStreams;
import io.roguedns.detection.signal.api.JudgeRows;
import io.roguedns.detection.signal.api.KnownAllowlist;
import io.roguedns.detection.signal.api.RowDecision;
import io.roguedns.detection.signal.api.Run;
import io.roguedns.detection.signal.api.Signal;
import io.roguedns.detection.signal.api.SignalNeeds;
import io.roguedns.detection.signal.api.SignalOutput;
import io.roguedns.detection.testing.Stories;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.NetworkEvent;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Verdict;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A signal that is one room and one entry of a list: a row to port 8053 is a finding, and each is
 * worth an alert. Its findings have no columns of their own, so that they use those of a type that
 * there is.
 */
public final class DummySignal implements Signal {
  public static final int PORT = 8_053;
  public static final AlertType ALERT = new AlertType("Dummy_Port", 5, 42, List.of("T1571"));

  @Override
  public DetectionType type() {
    return DetectionType.UNAUTHORIZED_RESOLVER;
  }

  @Override
  public EvidenceKind kind() {
    return EvidenceKind.USE;
  }

  @Override
  public SignalNeeds needs(Settings settings, KnownAllowlist list) {
    return SignalNeeds.of(
        new ReadPlan.Network(
            Set.of(PORT),
            EnumSet.of(
                NetworkColumn.DEVICE_NAME, NetworkColumn.PROCESS_NAME, NetworkColumn.REMOTE_IP),
            EnumSet.noneOf(NetworkColumn.class),
            SignalNeeds.NO_ADDRESS,
            Set.of()));
  }

  @Override
  public SignalOutput detect(Events events, Run run) {
    RowDecision<NetworkEvent> decision = DummySignal::judge;
    return SignalOutput.of(
        JudgeRows.findings(
                events.network(), list -> decision, run.lists(), null, "dummy: judge each row")
            .uid("dummy.detect"));
  }

  private static Verdict judge(NetworkEvent row) {
    return row.remotePort() == PORT
        ? Verdict.found(
            Stories.asked(row.timestamp(), row.deviceName(), row.processName(), row.remoteIp()))
        : Verdict.NOTHING;
  }

  @Override
  public EvidenceRule evidence(Settings settings, Set<EvidenceKind> judged) {
    return finding ->
        List.of(
            EvidenceRule.evidence(finding, null, "198.51.100.9", "", finding.timestamp(), 0, 0));
  }

  @Override
  public List<AlertDefinition> alerts() {
    return List.of(
        new AlertDefinition(
            ALERT,
            alert ->
                AlertFacts.text(
                    "%s used a dummy port %s.",
                    alert.device(), AlertFacts.times(alert.count(EvidenceKind.USE), "time"))));
  }

  @Override
  public DataStream<Clue> escalate(EvidenceStreams evidence, Settings settings) {
    return evidence
        .of(kind())
        .map(one -> new Clue(ALERT, List.of(one)))
        .returns(RowTypes.CLUE)
        .uid("dummy.alert")
        .name("dummy: each is worth an alert");
  }
}
