package io.roguedns.detection.alert;

import io.roguedns.alert.AlertContext;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.finding.NameFigures;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names that carry data in an open alert. Its size is bounded. Not thread-safe. */
final class NamesSoFar {
  /** Domains whose names carry data, each with its findings. */
  final TreeMap<String, Long> domains = new TreeMap<>();

  /** The resolvers of such names; they may be listed ones … */
  final TreeMap<String, Long> resolvers = new TreeMap<>();

  /** … and those with names that no allowlist entry explains. */
  final TreeMap<String, Long> suspects = new TreeMap<>();

  /** The most different names in one window. */
  long distinct;

  /** The most bytes that they carry in one window. */
  long information;

  /** How many devices have such findings of the domain within a day. */
  int usedBy;

  /** Adds evidence of names. */
  void add(Evidence names) {
    distinct = Math.max(distinct, names.names());
    information = Math.max(information, names.information());
    usedBy = Math.max(usedBy, names.devices());
    count(domains, names.domain(), names.findings());
    count(resolvers, names.resolver(), names.findings());
    if (isOfUnexplainedData(names)) {
      count(suspects, names.resolver(), names.findings());
    }
  }

  /** Whether evidence is of names that carry data, and no entry of the allowlist says why. */
  private static boolean isOfUnexplainedData(Evidence names) {
    return !names.setting().equals(NameFigures.Basis.POLLING.label())
        && !names.marks().contains(Factor.ORDINARY_DOMAIN);
  }

  /** Whether names that carry data were sent to one of some unlisted resolvers. */
  boolean areAskedOf(Set<String> unlisted) {
    return suspects.keySet().stream().anyMatch(unlisted::contains);
  }

  private static void count(Map<String, Long> counts, String text, long findings) {
    if (!text.isEmpty() && (counts.containsKey(text) || counts.size() < AlertContext.MOST)) {
      counts.merge(text, findings, Long::sum);
    }
  }
}
