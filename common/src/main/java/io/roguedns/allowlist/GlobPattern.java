package io.roguedns.allowlist;

import java.io.Serializable;
import java.util.Optional;

/**
 * A text in which {@code *} stands for any characters, or none. Everything else stands for itself,
 * without regard to case; there is no way to ask for a literal {@code *}, which no name of a file,
 * an account or a device on Windows has.
 *
 * <p>Case is folded character by character, so that letters outside the basic plane keep theirs.
 *
 * <p>Matching takes at most the product of both lengths in steps, whatever the pattern: there is
 * only ever one star to go back to, the last.
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

  /** Whether all of a text is what the pattern describes. */
  public boolean matches(String candidate) {
    return matches(candidate, 0);
  }

  /**
   * Whether the file name at the end of a path is what the pattern describes. Rows give a process
   * by its file name alone or, from some senders, by its path.
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

  /** Makes texts that differ in case alone the same. */
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
