package io.roguedns.detection.signal.unauthorizedresolver;

import io.roguedns.address.IpAddress;
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

/** {@code unauthorized-resolver}: a process queries a resolver that is not on the allowlist. */
public final class UnauthorizedResolverSignal implements Signal {
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
    EnumSet<NetworkColumn> detail = EnumSet.copyOf(UnauthorizedResolver.DETAIL);
    if (settings.alerts().enabled()) {
      detail.addAll(UnauthorizedResolver.ORIGIN);
    }
    return SignalNeeds.of(
        new ReadPlan.Network(
            settings.unauthorizedResolver().ports(),
            EnumSet.of(
                NetworkColumn.DEVICE_NAME, NetworkColumn.PROCESS_NAME, NetworkColumn.REMOTE_IP),
            detail,
            UnauthorizedResolver.screen(
                settings.semantics(), settings.unauthorizedResolver(), list.allowlist()),
            Set.of()));
  }

  @Override
  public SignalOutput detect(Events events, Run run) {
    Settings settings = run.settings();
    return SignalOutput.of(
        UnauthorizedResolver.detect(
            events.network(),
            UnauthorizedResolver.decisions(settings.semantics(), settings.unauthorizedResolver()),
            run.lists()));
  }

  /** A finding with an invalid IP address has no resolver, and gives no evidence. */
  @Override
  public EvidenceRule evidence(Settings settings, Set<EvidenceKind> judged) {
    return finding ->
        IpAddress.parse(finding.remoteIp())
            .map(
                resolver ->
                    EvidenceRule.evidence(
                        finding,
                        finding.processCommandLine(),
                        resolver.toString(),
                        "",
                        finding.timestamp(),
                        0,
                        0))
            .map(List::of)
            .orElse(List.of());
  }

  @Override
  public List<AlertDefinition> alerts() {
    return PersistentUse.alerts();
  }

  @Override
  public DataStream<Clue> escalate(EvidenceStreams evidence, Settings settings) {
    return PersistentUse.escalate(evidence.uses(), settings.alerts().patterns());
  }
}
