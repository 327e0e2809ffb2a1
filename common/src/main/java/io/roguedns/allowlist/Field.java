package io.roguedns.allowlist;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of an entry, and the kinds of entry that they belong to. */
enum Field {
  ID(EnumSet.allOf(EntryKind.class)),
  KIND(EnumSet.allOf(EntryKind.class)),
  ADDRESS(
      EnumSet.of(EntryKind.AUTHORIZED_RESOLVER, EntryKind.PUBLIC_RESOLVER, EntryKind.EXEMPTION)),
  PROCESS(EnumSet.of(EntryKind.EXEMPTION)),
  ACCOUNT(EnumSet.of(EntryKind.EXEMPTION)),
  DEVICE(EnumSet.of(EntryKind.EXEMPTION)),
  NETWORK(EnumSet.of(EntryKind.EXEMPTION)),
  DOMAIN(EnumSet.of(EntryKind.ORDINARY_DOMAIN)),
  SIGNALS(EnumSet.allOf(EntryKind.class)),
  FROM(EnumSet.allOf(EntryKind.class)),
  UNTIL(EnumSet.allOf(EntryKind.class)),
  REASON(EnumSet.allOf(EntryKind.class)),
  OWNER(EnumSet.allOf(EntryKind.class));

  /** The conditions of an exemption, in the order of messages. */
  static final List<Field> OF_EXEMPTIONS = List.of(PROCESS, ACCOUNT, DEVICE, NETWORK);

  static final List<String> KEYS = Stream.of(values()).map(Field::key).toList();

  private final Set<EntryKind> kinds;

  Field(Set<EntryKind> kinds) {
    this.kinds = kinds;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean belongsTo(EntryKind kind) {
    return kinds.contains(kind);
  }

  Set<EntryKind> kinds() {
    return kinds;
  }

  static Optional<Field> ofKey(String key) {
    int index = KEYS.indexOf(key);
    return index < 0 ? Optional.empty() : Optional.of(values()[index]);
  }
}
