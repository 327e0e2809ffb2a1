package io.roguedns.allowlist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the ordinary domain that a name lies in: by looking up the name and each name above it, and
 * by comparing it with the patterns that have a {@code *} within.
 */
final class DomainIndex {
  private final Map<String, List<Numbered>> byParent = new HashMap<>();
  private final List<Numbered> byPattern = new ArrayList<>();

  DomainIndex(List<AllowlistEntry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      AllowlistEntry entry = entries.get(i);
      if (entry.kind() == EntryKind.ORDINARY_DOMAIN) {
        Optional<String> parent = entry.domain().parent();
        List<Numbered> bucket =
            parent.isEmpty()
                ? byPattern
                : byParent.computeIfAbsent(parent.get(), key -> new ArrayList<>(1));
        bucket.add(new Numbered(i, entry));
      }
    }
  }

  /** The first in the list's order that is for a signal, is valid at a time, and fits. */
  Optional<AllowlistEntry> find(String signal, String name, long at) {
    List<Numbered> candidates = new ArrayList<>();
    for (Numbered pattern : byPattern) {
      if (pattern.entry().domain().matches(name)) {
        candidates.add(pattern);
      }
    }
    String parent = DomainPattern.normal(name);
    while (true) {
      candidates.addAll(byParent.getOrDefault(parent, List.of()));
      int dot = parent.indexOf('.');
      if (dot < 0) {
        break;
      }
      parent = parent.substring(dot + 1);
    }
    return candidates.stream()
        .filter(candidate -> candidate.entry().appliesTo(signal) && candidate.entry().validAt(at))
        .min(Numbered.BY_PLACE)
        .map(Numbered::entry);
  }
}
