package io.roguedns.detection.signal.configurationchange;

import io.roguedns.alert.Evidence;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.settings.Semantics;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.JudgeRows;
import io.roguedns.detection.signal.api.RowDecisions;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.RegistryEvent;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingId;
import io.roguedns.finding.FindingLimits;
import io.roguedns.format.ReadPlan;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/** The signal's pipeline: registry events in, findings out. */
public final class ConfigurationChange {
  static final String SIGNAL = DetectionType.CONFIGURATION_CHANGE.signal();

  private static final OutputTag<RegistryEvent> HARMLESS =
      new OutputTag<>("harmless", RowTypes.REGISTRY_EVENT);

  private ConfigurationChange() {}

  /**
   * The signal's outputs.
   *
   * @param repairs settings that were changed to authorized resolvers: alerts check whether an
   *     unauthorized change came before, or follows
   */
  public record Outputs(DataStream<Finding> findings, DataStream<Evidence> repairs) {}

  /** The pipeline. */
  public static Outputs detect(
      DataStream<RegistryEvent> registry,
      RowDecisions<RegistryEvent> decisions,
      AllowlistSupply lists) {
    SingleOutputStreamOperator<Finding> findings =
        JudgeRows.findings(
                registry,
                decisions,
                lists,
                HARMLESS,
                "configuration-change: judge the servers of each setting")
            .uid("configuration-change.detect");
    return new Outputs(
        findings,
        findings
            .getSideOutput(HARMLESS)
            .flatMap(new Repairs())
            .returns(RowTypes.EVIDENCE)
            .uid("configuration-change.repairs")
            .name("configuration-change: restored settings"));
  }

  /** The decisions under the semantics that the run has. */
  public static RowDecisions<RegistryEvent> decisions(
      Semantics semantics, Settings.ConfigurationChange settings) {
    return semantics == Semantics.KQL
        ? allowlist -> new KqlConfigurationChange(settings, allowlist)
        : allowlist -> new StrictConfigurationChange(settings, allowlist);
  }

  /**
   * The rows that the signal needs: all with such a key, also changes to authorized resolvers,
   * which show that a value was restored.
   *
   * @param origin whether its findings tell where their process comes from
   */
  public static ReadPlan.Registry needs(Semantics semantics, boolean origin) {
    return new ReadPlan.Registry(
        semantics == Semantics.KQL
            ? List.of(KqlConfigurationChange.KEY_TERM.toLowerCase(java.util.Locale.ROOT))
            : ResolverLocation.KEY_FRAGMENTS,
        origin);
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
    return FindingLimits.bounded(
        new Finding(
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
                unauthorizedServers)
            .withOrigin(event.origin()));
  }
}
