package io.roguedns.detection.signal.highvolume;

import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingId;
import io.roguedns.finding.FindingLimits;
import io.roguedns.finding.Verdict;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Decides about one device's bin from all of its counts. */
final class BinDecision implements Serializable {
  private final long threshold;
  private final long bin;

  BinDecision(long threshold, Duration bin) {
    this.threshold = threshold;
    this.bin = Ticks.ofDuration(bin);
  }

  /**
   * The verdicts on a device's groups, by process; groups within the threshold have none. A process
   * gives a finding if its queries without the exempt ones exceed the threshold; if only all
   * together do, the entry that exempts most of them suppresses it.
   *
   * @param revision the revision of findings, see {@link Finding#revision}
   */
  List<Verdict> judge(Collection<PartialCount> counts, long revision) {
    List<Verdict> verdicts = new ArrayList<>();
    for (ProcessTotal total : BinTotals.of(counts)) {
      if (total.queries() > threshold) {
        verdicts.add(Verdict.found(finding(total, revision)));
      } else if (total.queries() + total.exempt() > threshold) {
        verdicts.add(Verdict.suppressedBy(total.exemptBy()));
      }
    }
    return verdicts;
  }

  private Finding finding(ProcessTotal total, long revision) {
    PartialCount count = total.first();
    String id =
        FindingId.of(DetectionType.HIGH_VOLUME)
            .with(count.device())
            .with(count.group())
            .with(count.bin())
            .with(bin)
            .hex();
    return FindingLimits.bounded(
        new Finding(
                id,
                DetectionType.HIGH_VOLUME,
                count.bin(),
                count.device(),
                null,
                null,
                null,
                null,
                count.process(),
                null,
                null,
                null,
                null,
                total.queries(),
                total.servers(),
                null,
                revision,
                null)
            .withInspectedCount(total.inspected() == 0 ? null : total.inspected())
            .withOrigin(count.origin()));
  }
}
