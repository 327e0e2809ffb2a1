package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.address.IpAddress;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Finding;
import io.roguedns.finding.NameFigures;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The evidence of a finding about names, with the factors from its figures. */
final class NamesEvidence {
  /** The factor of a finding's threshold that is much information. */
  private static final long MUCH = 4;

  /** The share of queries for data types that an ordinary domain explains, as a divisor … */
  private static final int FEW = 10;

  private static final long MINUTES_OF_A_DAY = 1_440;

  private NamesEvidence() {}

  /**
   * The evidence.
   *
   * @param threshold the bytes of information that make names under one domain a finding
   */
  static Evidence of(Finding finding, long threshold) {
    NameFigures names = finding.names();
    long width = names.windowMinutes() * Ticks.PER_MINUTE;
    return new Evidence(
            finding.type(),
            finding.deviceName(),
            finding.processFileName(),
            finding.accountName(),
            "",
            finding.origin(),
            IpAddress.parse(finding.remoteIp()).map(IpAddress::toString).orElse(finding.remoteIp()),
            kind(names),
            finding.timestamp(),
            Math.min(Ticks.MAX, finding.timestamp() + width - 1),
            1,
            List.of(finding.findingId()),
            finding.queryCount(),
            finding.uniqueServers(),
            0,
            false)
        .withNames(
            names.domain(), names.distinctNames(), names.information(), marks(finding, threshold));
  }

  /** What stands for a setting: it tells a day's evidence from an hour's, and polls from both. */
  private static String kind(NameFigures names) {
    if (names.basis() == NameFigures.Basis.POLLING) {
      return names.basis().label();
    }
    return names.windowMinutes() >= MINUTES_OF_A_DAY ? "day" : "";
  }

  private static Set<Factor> marks(Finding finding, long threshold) {
    NameFigures names = finding.names();
    EnumSet<Factor> marks = EnumSet.noneOf(Factor.class);
    boolean unusual = 2 * names.unusualQueries() >= finding.queryCount();
    if (unusual) {
      marks.add(Factor.UNUSUAL_TYPES);
    }
    if (names.information() * (unusual ? 3 : 1) >= MUCH * threshold * scale(names)) {
      marks.add(Factor.MUCH_INFORMATION);
    }
    // A tunnel under the same suffix uses types that no look-up service answers.
    if (names.ordinaryEntry() != null
        && (names.basis() == NameFigures.Basis.POLLING
            || names.dataQueries() * FEW < finding.queryCount())) {
      marks.add(Factor.ORDINARY_DOMAIN);
    }
    if (names.ownDomain()) {
      marks.add(Factor.OWN_DOMAIN);
    }
    return marks;
  }

  /** The threshold's factor for a day, and for many domains. */
  private static long scale(NameFigures names) {
    return switch (names.basis()) {
      case SPREAD -> 4;
      case INFORMATION, POLLING -> names.windowMinutes() >= MINUTES_OF_A_DAY ? 8 : 1;
    };
  }
}
