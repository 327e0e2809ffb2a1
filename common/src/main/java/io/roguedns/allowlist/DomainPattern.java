package io.roguedns.allowlist;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

/**
 * Names of the DNS: {@code example.com} is that name and all beneath it, and so is {@code
 * *.example.com}. A {@code *} elsewhere, as in {@code cdn-*.example.com}, stands for any characters
 * of the whole name. Case and a trailing dot are ignored.
 */
public final class DomainPattern implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String text;

  /** The parent name, or null if the pattern is {@link #glob}. */
  private final String parent;

  private final GlobPattern glob;

  private DomainPattern(String text, String parent, GlobPattern glob) {
    this.text = text;
    this.parent = parent;
    this.glob = glob;
  }

  public static DomainPattern of(String text) {
    String trimmed = text.trim();
    String name = normal(trimmed);
    String parent = name.startsWith("*.") ? name.substring(2) : name;
    return parent.indexOf('*') < 0
        ? new DomainPattern(trimmed, parent, null)
        : new DomainPattern(trimmed, null, GlobPattern.of(name));
  }

  /** Whether a name matches the pattern. */
  public boolean matches(String name) {
    String normal = normal(name);
    if (parent == null) {
      return glob.matches(normal);
    }
    int above = normal.length() - parent.length();
    return normal.endsWith(parent) && (above == 0 || normal.charAt(above - 1) == '.');
  }

  /** The name of the whole tree, for look-ups. */
  Optional<String> parent() {
    return Optional.ofNullable(parent);
  }

  /** A name in lower case, without the dot of the root. */
  static String normal(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DomainPattern that && text.equals(that.text);
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
