package io.roguedns.detection.signal.configurationchange;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.decode.ReadPlan;
import io.roguedns.detection.settings.Semantics;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.JudgeRows;
import io.roguedns.detection.signal.RowDecision;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.RegistryEvent;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingId;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The signal's pipeline: registry events in, findings out. */
public final class ConfigurationChange {
  static final String SIGNAL = DetectionType.CONFIGURATION_CHANGE.signal();

  private ConfigurationChange() {}

  public static DataStream<Finding> detect(
      DataStream<RegistryEvent> registry, RowDecision<RegistryEvent> decision) {
    return registry
        .flatMap(new JudgeRows<>(decision))
        .returns(RowTypes.FINDING)
        .uid("configuration-change.detect")
        .name("configuration-change: judge the servers that are set");
  }

  /** The decision under the semantics that the run has. */
  public static RowDecision<RegistryEvent> decision(
      Semantics semantics, Settings.ConfigurationChange settings, Allowlist allowlist) {
    return semantics == Semantics.KQL
        ? new KqlConfigurationChange(settings, allowlist)
        : new StrictConfigurationChange(settings, allowlist);
  }

  /** Which rows the signal needs. */
  public static ReadPlan.Registry needs(Semantics semantics) {
    return new ReadPlan.Registry(
        semantics == Semantics.KQL
            ? List.of(KqlConfigurationChange.KEY_TERM.toLowerCase(java.util.Locale.ROOT))
            : ResolverLocation.KEY_FRAGMENTS);
  }

  static Finding finding(RegistryEvent event, List<String> unauthorizedServers) {
    String id =
        FindingId.of(DetectionType.CONFIGURATION_CHANGE)
            .with(event.deviceName())
            .with(event.timestamp())
            .with(event.reportId())
            .with(event.key())
            .with(event.valueName())
            .with(event.valueData())
            .with(event.processName())
            .with(event.account())
            .hex();
    return new Finding(
        id,
        DetectionType.CONFIGURATION_CHANGE,
        event.timestamp(),
        event.deviceName(),
        event.account(),
        null,
        null,
        null,
        event.processName(),
        null,
        event.key(),
        event.valueName(),
        event.valueData(),
        null,
        null,
        unauthorizedServers);
  }
}
