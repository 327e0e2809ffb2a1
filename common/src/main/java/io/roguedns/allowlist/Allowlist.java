package io.roguedns.allowlist;

import io.roguedns.address.IpAddress;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;

/**
 * A complete allowlist with its indexes. It is immutable; if several entries match, the first in
 * the list applies. Times are those of the event, in {@link io.roguedns.event.Ticks}.
 */
public final class Allowlist implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The empty list, which allows nothing. */
  public static final Allowlist EMPTY = of(List.of());

  private final transient List<AllowlistEntry> entries;
  private final transient ResolverIndex resolvers;
  private final transient ExemptionIndex exemptions;
  private final transient DomainIndex domains;
  private final transient String version;

  /** The times at which an entry begins or ends, ascending: between two of them nothing changes. */
  private final transient long[] changes;

  /** The version between two changes, computed on first use. */
  private final transient AtomicReferenceArray<String> versions;

  private Allowlist(List<AllowlistEntry> entries) {
    this.entries = List.copyOf(entries);
    this.resolvers = new ResolverIndex(this.entries);
    this.exemptions = new ExemptionIndex(this.entries);
    this.domains = new DomainIndex(this.entries);
    this.version = AllowlistVersion.of(this.entries);
    this.changes =
        this.entries.stream()
            .flatMapToLong(entry -> LongStream.of(entry.from(), entry.until()))
            .distinct()
            .sorted()
            .toArray();
    this.versions = new AtomicReferenceArray<>(changes.length + 1);
  }

  /**
   * @throws IllegalArgumentException if two entries have the same id
   */
  public static Allowlist of(List<AllowlistEntry> entries) {
    Set<String> ids = new HashSet<>();
    for (AllowlistEntry entry : entries) {
      if (!ids.add(entry.id())) {
        throw new IllegalArgumentException("two entries have the id " + entry.id());
      }
    }
    return new Allowlist(entries);
  }

  /** All entries, in the list's order. */
  public List<AllowlistEntry> entries() {
    return entries;
  }

  /**
   * The entry that allows a resolver.
   *
   * @param signal the signal's id
   */
  public Optional<AllowlistEntry> resolverEntry(IpAddress address, String signal, long at) {
    for (AllowlistEntry entry : resolverCandidates(address, signal)) {
      if (entry.validAt(at)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /**
   * The entries that allow a resolver at any time, so a caller can look them up once per distinct
   * address and then test only {@link AllowlistEntry#validAt}.
   */
  public List<AllowlistEntry> resolverCandidates(IpAddress address, String signal) {
    return resolvers.find(address, signal);
  }

  /**
   * The exemption that covers a process, account and device. Exemptions that name a network are
   * never among these, see {@link #needsNetworkContext}.
   *
   * @param process the process's file name, or its path
   * @param address the resolver in question, or null if the event has none; then exemptions with an
   *     address don't match
   */
  public Optional<AllowlistEntry> exemption(
      String signal, String process, String account, String device, IpAddress address, long at) {
    return exemptions.find(signal, process, account, device, address, at);
  }

  /**
   * The exemptions that name a network. A row doesn't have its device's network, so only a caller
   * with other context can apply them: by {@link AllowlistEntry#appliesTo}, {@link
   * AllowlistEntry#validAt}, {@link AllowlistEntry#fits} and {@link AllowlistEntry#network}.
   */
  public List<AllowlistEntry> needsNetworkContext() {
    return exemptions.byNetwork();
  }

  /**
   * The entry that makes a domain ordinary.
   *
   * @param name a registered domain or any name below it
   */
  public Optional<AllowlistEntry> ordinaryDomain(String signal, String name, long at) {
    return domains.find(signal, name, at);
  }

  /**
   * The single addresses of a kind of resolver: the terms of the query's list, as {@link
   * AllowlistEntry#addressText}. Validity and signals, which the query doesn't know, are for the
   * caller to test.
   */
  public List<AllowlistEntry> kqlTerms(EntryKind kind) {
    if (!kind.isResolver()) {
      throw new IllegalArgumentException("the query has no list of kind " + kind.label());
    }
    return entries.stream().filter(entry -> entry.kind() == kind && isKqlTerm(entry)).toList();
  }

  /**
   * The entries that the query can't express, so {@code kql} semantics doesn't apply them: ranges,
   * exemptions and ordinary domains.
   */
  public List<AllowlistEntry> kqlIgnored() {
    return entries.stream().filter(entry -> !isKqlTerm(entry)).toList();
  }

  private static boolean isKqlTerm(AllowlistEntry entry) {
    return entry.kind().isResolver() && entry.isSingleAddress();
  }

  /**
   * 12 hexadecimal digits that follow from what the entries allow, and when. It doesn't depend on
   * their order, which never changes what is allowed, only which of several entries counts a
   * suppression.
   */
  public String version() {
    return version;
  }

  /**
   * The version of the entries that are valid at a time of the event: {@link #version} if all of
   * the list's are, always. A list that grew by entries with a start, and shrank by giving entries
   * an end, always has the same version for the same time.
   */
  public String versionAt(long ticks) {
    int found = Arrays.binarySearch(changes, ticks);
    int span = found >= 0 ? found + 1 : -found - 1;
    String known = versions.get(span);
    if (known == null) {
      known = AllowlistVersion.at(entries, ticks);
      versions.set(span, known);
    }
    return known;
  }

  /** Lists are the same if they have the same entries in the same order. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Allowlist that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return version.hashCode();
  }

  @Override
  public String toString() {
    return "allowlist " + version + " of " + entries.size() + " entries";
  }

  /** Only the entries are serialized; the indexes are built again. */
  private Object writeReplace() {
    return new Serialized(entries);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("an allowlist is read from its entries");
  }

  private record Serialized(List<AllowlistEntry> entries) implements Serializable {
    private Object readResolve() {
      return of(entries);
    }
  }
}
