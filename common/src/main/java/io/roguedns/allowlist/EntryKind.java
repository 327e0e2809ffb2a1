package io.roguedns.allowlist;

import java.util.Optional;

/** The kind of an allowlist entry. */
public enum EntryKind {
  /** A resolver of the organisation, or one that its devices should use. */
  AUTHORIZED_RESOLVER("authorized-resolver"),
  /** A public resolver that is known to be legitimate. */
  PUBLIC_RESOLVER("public-resolver"),
  /** Processes, accounts, devices or networks whose findings are suppressed. */
  EXEMPTION("exemption"),
  /** A domain that is expected to be queried for many names, without a tunnel. */
  ORDINARY_DOMAIN("ordinary-domain");

  private static final EntryKind[] ALL = values();

  private final String label;

  EntryKind(String label) {
    this.label = label;
  }

  /** The kind as in the file: {@code authorized-resolver}. */
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
