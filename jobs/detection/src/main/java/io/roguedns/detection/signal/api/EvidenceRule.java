package io.roguedns.detection.signal.api;

import io.roguedns.alert.Evidence;
import io.roguedns.finding.Finding;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** How a signal's findings become evidence for alerts. */
@FunctionalInterface
public interface EvidenceRule extends Serializable {
  /**
   * What a finding is evidence of; empty if it can't be part of an alert.
   *
   * @param finding of the signal, and final
   */
  List<Evidence> of(Finding finding);

  /**
   * Evidence of one finding, for rules to emit.
   *
   * @param commandLine of the process, or null
   * @param resolver in canonical form, {@code ""} if there is none
   * @param setting see {@link Evidence#setting}
   * @param last when what was found ended, in {@link io.roguedns.event.Ticks}
   * @param queries how many, if they are counted
   * @param servers how many distinct ones, if they are counted
   */
  static Evidence evidence(
      Finding finding,
      String commandLine,
      String resolver,
      String setting,
      long last,
      long queries,
      long servers) {
    return new Evidence(
        finding.type(),
        finding.deviceName(),
        Objects.requireNonNullElse(finding.processFileName(), ""),
        Objects.requireNonNullElse(finding.accountName(), ""),
        Objects.requireNonNullElse(commandLine, ""),
        finding.origin(),
        resolver,
        setting,
        finding.timestamp(),
        last,
        1,
        List.of(finding.findingId()),
        queries,
        servers,
        0,
        false);
  }
}
