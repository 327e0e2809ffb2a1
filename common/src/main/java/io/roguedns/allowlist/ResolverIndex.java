package io.roguedns.allowlist;

import io.roguedns.address.Cidr;
import io.roguedns.address.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds the resolver entries that contain an address. Entries are indexed by their range, single
 * addresses included; a look-up probes once per prefix length in the list, so its cost doesn't grow
 * with the number of entries.
 */
final class ResolverIndex {
  private final Map<Cidr, List<Numbered>> byRange = new HashMap<>();
  private final int[] prefixesV4;
  private final int[] prefixesV6;

  ResolverIndex(List<AllowlistEntry> entries) {
    TreeSet<Integer> v4 = new TreeSet<>();
    TreeSet<Integer> v6 = new TreeSet<>();
    for (int i = 0; i < entries.size(); i++) {
      AllowlistEntry entry = entries.get(i);
      if (entry.kind().isResolver()) {
        Cidr range = entry.address();
        byRange.computeIfAbsent(range, key -> new ArrayList<>(1)).add(new Numbered(i, entry));
        (range.first().isV4() ? v4 : v6).add(range.prefix());
      }
    }
    prefixesV4 = v4.stream().mapToInt(Integer::intValue).toArray();
    prefixesV6 = v6.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The entries for a signal, whatever their validity, in the list's order. */
  List<AllowlistEntry> find(IpAddress address, String signal) {
    List<Numbered> found = new ArrayList<>();
    for (int prefix : address.isV4() ? prefixesV4 : prefixesV6) {
      List<Numbered> entries = byRange.get(Cidr.around(address, prefix));
      if (entries != null) {
        for (Numbered entry : entries) {
          if (entry.entry().appliesTo(signal)) {
            found.add(entry);
          }
        }
      }
    }
    if (found.isEmpty()) {
      return List.of();
    }
    found.sort(Numbered.BY_PLACE);
    return found.stream().map(Numbered::entry).toList();
  }
}
