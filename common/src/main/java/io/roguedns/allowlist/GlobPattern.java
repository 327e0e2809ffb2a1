package io.roguedns.allowlist;

import java.io.Serializable;
import java.util.Optional;

/**
 * A text in which {@code *} stands for any characters, or none. All other characters are literal
 * and compare without case; a literal {@code *} isn't supported, since no name of a file, an
 * account or a device on Windows has one.
 *
 * <p>Case is folded per character, so letters outside the basic plane keep theirs.
 *
 * <p>Matching takes at most the product of both lengths in steps, for any pattern: it backtracks to
 * the last star only.
 */
public final class GlobPattern implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final char STAR = '*';

  private final String text;
  private final String folded;

  private GlobPattern(String text) {
    this.text = text;
    this.folded = fold(text);
  }

  public static GlobPattern of(String text) {
    return new GlobPattern(text.trim());
  }

  /** Whether a complete text matches the pattern. */
  public boolean matches(String candidate) {
    return matches(candidate, 0);
  }

  /**
   * Whether the file name at the end of a path matches the pattern. Rows have a process's file name
   * or, from some senders, its path.
   */
  public boolean matchesFileName(String path) {
    return matches(path, fileNameStart(path));
  }

  private boolean matches(String candidate, int from) {
    int at = from;
    int next = 0;
    int afterStar = -1;
    int resume = from;
    while (at < candidate.length()) {
      char expected = next < folded.length() ? folded.charAt(next) : 0;
      if (next < folded.length() && expected == STAR) {
        next++;
        afterStar = next;
        resume = at;
      } else if (next < folded.length() && expected == fold(candidate.charAt(at))) {
        next++;
        at++;
      } else if (afterStar >= 0) {
        next = afterStar;
        resume++;
        at = resume;
      } else {
        return false;
      }
    }
    while (next < folded.length() && folded.charAt(next) == STAR) {
      next++;
    }
    return next == folded.length();
  }

  /** The folded text if it has no {@code *}, so that it can be looked up, see {@link #fold}. */
  Optional<String> literal() {
    return folded.indexOf(STAR) < 0 ? Optional.of(folded) : Optional.empty();
  }

  /** Folds case, so texts that differ only in case become equal. */
  static String fold(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = fold(chars[i]);
    }
    return new String(chars);
  }

  /** As {@link String#equalsIgnoreCase} does: some letters have one upper case but two lower. */
  private static char fold(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  /** Where the file name begins in a path of Windows or Unix. */
  static int fileNameStart(String path) {
    return Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GlobPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
