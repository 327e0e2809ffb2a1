package io.roguedns.allowlist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the ordinary domain of a name: looks up the name and each parent, and compares it with the
 * patterns that contain {@code *}.
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

  /** The first entry in the list's order that is for a signal, is valid at a time, and matches. */
  Optional<AllowlistEntry> find(String signal, String name, long at) {
    Numbered first = null;
    for (Numbered pattern : byPattern) {
      if (pattern.entry().domain().matches(name)) {
        first = earlier(first, pattern, signal, at);
      }
    }
    String parent = DomainPattern.normal(name);
    while (true) {
      for (Numbered entry : byParent.getOrDefault(parent, List.of())) {
        first = earlier(first, entry, signal, at);
      }
      int dot = parent.indexOf('.');
      if (dot < 0) {
        break;
      }
      parent = parent.substring(dot + 1);
    }
    return first == null ? Optional.empty() : Optional.of(first.entry());
  }

  /** The earlier of the first so far, which may be null, and another one if it applies. */
  private static Numbered earlier(Numbered first, Numbered other, String signal, long at) {
    boolean applies = other.entry().appliesTo(signal) && other.entry().validAt(at);
    return applies && (first == null || Numbered.BY_PLACE.compare(other, first) < 0)
        ? other
        : first;
  }
}
