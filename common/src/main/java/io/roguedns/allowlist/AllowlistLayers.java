package io.roguedns.allowlist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Puts a list together from one that stands and from entries that came later, by their ids. */
public final class AllowlistLayers {
  private AllowlistLayers() {}

  /**
   * The entries in force: the base's in its order, each replaced by the later one of the same id if
   * there is one, then the other later ones in the order of their ids.
   *
   * <p>What they cover together is for {@link RangeRules#firstTooMuch}.
   *
   * @param base a list's entries, each with an id of its own
   * @param over the later entries by their ids
   */
  public static List<AllowlistEntry> inForce(
      List<AllowlistEntry> base, SortedMap<String, AllowlistEntry> over) {
    List<AllowlistEntry> inForce = new ArrayList<>();
    Set<String> replaced = new HashSet<>();
    for (AllowlistEntry entry : base) {
      inForce.add(over.getOrDefault(entry.id(), entry));
      replaced.add(entry.id());
    }
    over.forEach(
        (id, entry) -> {
          if (!replaced.contains(id)) {
            inForce.add(entry);
          }
        });
    return List.copyOf(inForce);
  }
}
