package io.roguedns.allowlist;

import java.util.Collection;
import java.util.Locale;

/** Suggests a known word for an unknown one. */
final class Suggestion {
  /** Longer words aren't compared: no known word is nearly as long. */
  private static final int LONGEST = 40;

  private Suggestion() {}

  /** {@code : did you mean X?}, or, if no known word is near, {@code : use X, Y or Z}. */
  static String among(String word, Collection<String> known) {
    String plain = word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    String nearest = null;
    int least = Integer.MAX_VALUE;
    if (plain.length() <= LONGEST) {
      for (String candidate : known) {
        int distance = distance(plain, candidate);
        if (distance < least) {
          least = distance;
          nearest = candidate;
        }
      }
    }
    if (nearest != null && least <= Math.max(1, nearest.length() / 4)) {
      return ": did you mean " + nearest + "?";
    }
    return ": use " + oneOf(known);
  }

  /** {@code X, Y or Z}. */
  static String oneOf(Collection<String> words) {
    String all = String.join(", ", words);
    int last = all.lastIndexOf(", ");
    return last < 0 ? all : all.substring(0, last) + " or " + all.substring(last + 2);
  }

  /** The Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
