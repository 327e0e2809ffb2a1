package io.roguedns.detection.alert;

import io.roguedns.address.AddressSpace;
import io.roguedns.address.IpAddress;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Finding;
import io.roguedns.text.CutText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * What a finding is evidence of. A finding about text that is no address says nothing of a resolver
 * and is none; a change that names several servers is evidence of each.
 */
final class FindingEvidence implements FlatMapFunction<Finding, Evidence> {
  private final long bin;
  private final long threshold;
  private final boolean namesJudged;

  /**
   * @param bin the width of high volume's bins
   * @param threshold the bytes of information that make names a finding
   * @param namesJudged whether the run looks for them
   */
  FindingEvidence(Duration bin, long threshold, boolean namesJudged) {
    this.namesJudged = namesJudged;
    this.threshold = threshold;
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
      case HIGH_VOLUME -> List.of(evidence(finding, "", "").withMarks(volumeMarks(finding)));
      case TUNNEL_BY_NAME -> List.of(NamesEvidence.of(finding, threshold));
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

  /** The names behind most of the queries were seen; whether they are odd is another finding. */
  private Set<Factor> volumeMarks(Finding finding) {
    return namesJudged
            && finding.inspectedCount() != null
            && 2 * finding.inspectedCount() >= finding.queryCount()
        ? Set.of(Factor.ORDINARY_NAMES)
        : Set.of();
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
        volume ? Math.min(Ticks.MAX, finding.timestamp() + bin - 1) : finding.timestamp(),
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
