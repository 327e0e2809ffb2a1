package io.roguedns.allowlist;

import java.util.Comparator;

/** An entry and its place in the list, which decides between several that fit. */
record Numbered(int place, AllowlistEntry entry) {
  static final Comparator<Numbered> BY_PLACE = Comparator.comparingInt(Numbered::place);
}
