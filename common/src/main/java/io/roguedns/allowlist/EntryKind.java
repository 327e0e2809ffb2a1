package io.roguedns.allowlist;

import java.util.Optional;

/** What an allowlist entry says about what it names. */
public enum EntryKind {
  /** A resolver of one's own organisation, or one that it has devices use. */
  AUTHORIZED_RESOLVER("authorized-resolver"),
  /** A public resolver that is known to be legitimate. */
  PUBLIC_RESOLVER("public-resolver"),
  /** Processes, accounts, devices or networks of which something is expected. */
  EXEMPTION("exemption"),
  /** A domain that is asked for many names as a matter of course, and tunnels nothing. */
  ORDINARY_DOMAIN("ordinary-domain");

  private static final EntryKind[] ALL = values();

  private final String label;

  EntryKind(String label) {
    this.label = label;
  }

  /** The kind as it stands in the file: {@code authorized-resolver}. */
  public String label() {
    return label;
  }

  /** Whether entries of this kind name resolvers by address. */
  public boolean isResolver() {
    return this == AUTHORIZED_RESOLVER || this == PUBLIC_RESOLVER;
  }

  public static Optional<EntryKind> labelled(String label) {
    for (EntryKind kind : ALL) {
      if (kind.label.equals(label)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
