package io.roguedns.allowlist;

import io.roguedns.kusto.Kusto;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The query's two lists, {@code AuthorizedDNSServers} and {@code KnownPublicDNS}, as {@code
 * has_any} matches them: each single address is a term that may be anywhere in a text. Ranges and
 * exemptions, which the query can't express, don't apply. Results for short texts are cached. Not
 * thread-safe.
 */
public final class KqlLists implements Serializable {
  private static final int MOST_REMEMBERED = 65_536;
  private static final int LONGEST_REMEMBERED = 64;

  private final List<AllowlistEntry> terms = new ArrayList<>();
  private transient Map<String, List<AllowlistEntry>> remembered;

  public KqlLists(Allowlist allowlist) {
    terms.addAll(allowlist.kqlTerms(EntryKind.AUTHORIZED_RESOLVER));
    terms.addAll(allowlist.kqlTerms(EntryKind.PUBLIC_RESOLVER));
  }

  /**
   * The id of the first entry, valid at a time, whose address is a term of a text; null if there is
   * none.
   */
  public String entryThatHas(String text, long ticks) {
    for (AllowlistEntry entry : in(text)) {
      if (entry.validAt(ticks)) {
        return entry.id();
      }
    }
    return null;
  }

  /** Whether at any time some entry's address is a term of a text. */
  public boolean alwaysHas(String text) {
    for (AllowlistEntry entry : in(text)) {
      if (entry.alwaysValid()) {
        return true;
      }
    }
    return false;
  }

  private List<AllowlistEntry> in(String text) {
    if (text.length() > LONGEST_REMEMBERED) {
      return workOut(text);
    }
    if (remembered == null || remembered.size() >= MOST_REMEMBERED) {
      remembered = new HashMap<>();
    }
    return remembered.computeIfAbsent(text, this::workOut);
  }

  private List<AllowlistEntry> workOut(String text) {
    return terms.stream().filter(entry -> Kusto.has(text, entry.addressText())).toList();
  }
}
