package io.roguedns.allowlist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Merges a list with overriding entries by id. */
public final class AllowlistLayers {
  private AllowlistLayers() {}

  /**
   * The effective entries: the base's in its order, each replaced by the overriding one of the same
   * id if there is one, then the other overriding ones in the order of their ids.
   *
   * <p>{@link RangeRules#firstTooMuch} checks what they cover together.
   *
   * @param base a list's entries, each with a unique id
   * @param over the overriding entries by their ids
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
