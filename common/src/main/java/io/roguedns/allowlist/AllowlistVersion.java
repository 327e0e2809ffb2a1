package io.roguedns.allowlist;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Computes the version of a list: the first 48 bits of a SHA-256 over what its entries allow, in
 * the order of their ids. Reasons and owners don't affect it.
 */
final class AllowlistVersion {
  private final Hasher hasher = Hashing.sha256().newHasher();

  private AllowlistVersion() {}

  /** The version of entries with the times at which they are valid. */
  static String of(List<AllowlistEntry> entries) {
    AllowlistVersion version = new AllowlistVersion();
    entries.stream()
        .sorted(Comparator.comparing(AllowlistEntry::id))
        .forEach(
            entry -> {
              version.add(entry);
              if (!entry.alwaysValid()) {
                version.hasher.putLong(entry.from()).putLong(entry.until());
              }
            });
    return version.text();
  }

  /**
   * The version of the entries that are valid at a time. Their start and end don't affect it, so an
   * end that is set later doesn't change earlier versions.
   */
  static String at(List<AllowlistEntry> entries, long ticks) {
    AllowlistVersion version = new AllowlistVersion();
    entries.stream()
        .filter(entry -> entry.validAt(ticks))
        .sorted(Comparator.comparing(AllowlistEntry::id))
        .forEach(version::add);
    return version.text();
  }

  private String text() {
    return hasher.hash().toString().substring(0, 12);
  }

  private void add(AllowlistEntry entry) {
    add(entry.id());
    add(entry.kind().label());
    add(entry.addressText());
    add(entry.process());
    add(entry.account());
    add(entry.device());
    add(entry.network());
    add(entry.domain());
    hasher.putInt(entry.signals().size());
    entry.signals().forEach(this::add);
  }

  /** Adds a field with its length, so neighbouring fields can't be confused. */
  private void add(Object field) {
    if (field == null) {
      hasher.putInt(-1);
      return;
    }
    byte[] bytes = field.toString().getBytes(StandardCharsets.UTF_8);
    hasher.putInt(bytes.length).putBytes(bytes);
  }
}
