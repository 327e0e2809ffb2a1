package io.roguedns.detection.alert;

import io.roguedns.address.AddressSpace;
import io.roguedns.address.IpAddress;
import io.roguedns.alert.Evidence;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Finding;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * What a finding is evidence of. A finding about text that is no address says nothing of a resolver
 * and is none; a change that names several servers is evidence of each.
 */
final class FindingEvidence implements FlatMapFunction<Finding, Evidence> {
  private final long bin;

  /**
   * @param bin the width of high volume's bins
   */
  FindingEvidence(Duration bin) {
    this.bin = Ticks.ofDuration(bin);
  }

  @Override
  public void flatMap(Finding finding, Collector<Evidence> out) {
    of(finding).forEach(out::collect);
  }

  /** The evidence; of findings that are told twice only the last word counts. */
  List<Evidence> of(Finding finding) {
    if (!finding.isFinal()) {
      return List.of();
    }
    return switch (finding.type()) {
      case UNAUTHORIZED_RESOLVER ->
          IpAddress.parse(finding.remoteIp())
              .map(resolver -> evidence(finding, resolver.toString(), ""))
              .map(List::of)
              .orElse(List.of());
      case HIGH_VOLUME -> List.of(evidence(finding, "", ""));
      case CONFIGURATION_CHANGE ->
          servers(finding).stream()
              .map(
                  server ->
                      evidence(
                          finding,
                          server,
                          Evidence.settingOf(finding.registryKey(), finding.registryValueName())))
              .toList();
    };
  }

  private static List<String> servers(Finding finding) {
    if (finding.unauthorizedServers() != null) {
      return finding.unauthorizedServers();
    }
    // The query judges the whole text; in it are the addresses that it was about.
    return Arrays.stream(finding.registryValueData().split("[,;\\s]+"))
        .map(IpAddress::parse)
        .flatMap(Optional::stream)
        .filter(address -> !AddressSpace.neverFinding(address, false))
        .map(IpAddress::toString)
        .distinct()
        .toList();
  }

  private Evidence evidence(Finding finding, String resolver, String setting) {
    boolean volume = finding.queryCount() != null;
    return new Evidence(
        finding.type(),
        finding.deviceName(),
        orEmpty(finding.processFileName()),
        orEmpty(finding.accountName()),
        orEmpty(finding.processCommandLine()),
        finding.origin(),
        resolver,
        setting,
        finding.timestamp(),
        volume ? finding.timestamp() + bin - 1 : finding.timestamp(),
        1,
        List.of(finding.findingId()),
        volume ? finding.queryCount() : 0,
        volume ? finding.uniqueServers() : 0,
        0,
        false);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
