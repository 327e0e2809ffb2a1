package io.roguedns.detection.signal.configurationchange;

import io.roguedns.alert.Evidence;
import io.roguedns.event.RegistryEvent;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.FindingLimits;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Settings of a device's resolvers without an unlisted one. */
final class Repairs implements FlatMapFunction<RegistryEvent, Evidence> {
  @Override
  public void flatMap(RegistryEvent event, Collector<Evidence> out) {
    if (ResolverLocation.isSetting(event.key(), event.valueName())) {
      out.collect(
          new Evidence(
              DetectionType.CONFIGURATION_CHANGE,
              FindingLimits.name(event.deviceName()),
              FindingLimits.name(event.processName()),
              FindingLimits.name(event.account()),
              "",
              FindingLimits.origin(event.origin()),
              "",
              Evidence.settingOf(
                  FindingLimits.key(event.key()), FindingLimits.name(event.valueName())),
              event.timestamp(),
              event.timestamp(),
              0,
              List.of(),
              0,
              0,
              0,
              false));
    }
  }
}
