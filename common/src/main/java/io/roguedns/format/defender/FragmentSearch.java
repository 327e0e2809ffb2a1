package io.roguedns.format.defender;

import io.roguedns.json.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells whether a row may hold one of the plan's registry keys, by the first path component of
 * each: letters, digits and {@code -}, which JSON writes as they are unless it spells them as
 * {@code \\u00..}.
 */
final class FragmentSearch {
  private static final long CASE_BITS = Bytes.repeated(0x20);

  private final byte[][] components;
  private final boolean always;

  FragmentSearch(List<String> keyFragments) {
    List<String> needed = new ArrayList<>();
    boolean unsearchable = false;
    for (String fragment : keyFragments) {
      int backslash = fragment.indexOf('\\');
      String component =
          (backslash < 0 ? fragment : fragment.substring(0, backslash)).toLowerCase(Locale.ROOT);
      unsearchable |= !component.matches("[a-z0-9-]{2,}");
      if (needed.stream().noneMatch(component::contains)) {
        needed.removeIf(other -> other.contains(component));
        needed.add(component);
      }
    }
    always = unsearchable;
    components =
        needed.stream().map(c -> c.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  /** Whether one of the components stands in the bytes, in whatever case. */
  boolean mayContain(byte[] bytes, int from, int to) {
    if (always) {
      return true;
    }
    for (byte[] component : components) {
      if (contains(bytes, from, to, component)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(byte[] bytes, int from, int to, byte[] component) {
    int last = to - component.length;
    long first = Bytes.repeated(component[0]);
    long second = Bytes.repeated(component[1]);
    int at = from;
    for (; at <= to - 9; at += 8) {
      long found =
          Bytes.zeros(
              ((Bytes.longAt(bytes, at) | CASE_BITS) ^ first)
                  | ((Bytes.longAt(bytes, at + 1) | CASE_BITS) ^ second));
      while (found != 0) {
        int candidate = at + Bytes.first(found);
        if (candidate <= last && matches(bytes, candidate, component)) {
          return true;
        }
        found &= found - 1;
      }
    }
    for (; at <= last; at++) {
      if (matches(bytes, at, component)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] bytes, int at, byte[] component) {
    for (int i = 0; i < component.length; i++) {
      byte here = bytes[at + i];
      if ((here >= 'A' && here <= 'Z' ? here + 0x20 : here) != component[i]) {
        return false;
      }
    }
    return true;
  }
}
