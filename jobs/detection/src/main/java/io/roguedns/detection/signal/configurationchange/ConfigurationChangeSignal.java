package io.roguedns.detection.signal.configurationchange;

import io.roguedns.address.AddressSpace;
import io.roguedns.address.IpAddress;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
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
import io.roguedns.finding.Finding;
import io.roguedns.text.CutText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;

/** {@code configuration-change}: a device is set to use a resolver that is not on the allowlist. */
public final class ConfigurationChangeSignal implements Signal {
  @Override
  public DetectionType type() {
    return DetectionType.CONFIGURATION_CHANGE;
  }

  @Override
  public EvidenceKind kind() {
    return EvidenceKind.CHANGE;
  }

  @Override
  public SignalNeeds needs(Settings settings, KnownAllowlist list) {
    return SignalNeeds.of(
        ConfigurationChange.needs(settings.semantics(), settings.alerts().enabled()));
  }

  @Override
  public SignalOutput detect(Events events, Run run) {
    Settings settings = run.settings();
    ConfigurationChange.Outputs outputs =
        ConfigurationChange.detect(
            events.registry(),
            ConfigurationChange.decisions(settings.semantics(), settings.configurationChange()),
            run.lists());
    return new SignalOutput(outputs.findings(), Optional.empty(), Optional.of(outputs.repairs()));
  }

  /** A change that names several servers is evidence of each. */
  @Override
  public EvidenceRule evidence(Settings settings, Set<EvidenceKind> judged) {
    return finding ->
        servers(finding).stream()
            .map(
                server ->
                    EvidenceRule.evidence(
                        finding,
                        null,
                        server,
                        Evidence.settingOf(finding.registryKey(), finding.registryValueName()),
                        finding.timestamp(),
                        0,
                        0))
            .toList();
  }

  private static List<String> servers(Finding finding) {
    if (finding.unauthorizedServers() != null) {
      return finding.unauthorizedServers().stream()
          .filter(server -> !CutText.isCut(server))
          .toList();
    }
    // The query judges the whole text; in it are the addresses that it was about. One that was cut
    // is none: the mark follows on its last digit.
    return Arrays.stream(finding.registryValueData().split("[,;\\s]+"))
        .map(IpAddress::parse)
        .flatMap(Optional::stream)
        .filter(address -> !AddressSpace.neverFinding(address, false))
        .map(IpAddress::toString)
        .distinct()
        .toList();
  }

  @Override
  public List<AlertDefinition> alerts() {
    return Tampering.alerts();
  }

  @Override
  public DataStream<Clue> escalate(EvidenceStreams evidence, Settings settings) {
    return Tampering.escalate(evidence.changes(), settings.alerts().patterns());
  }
}
