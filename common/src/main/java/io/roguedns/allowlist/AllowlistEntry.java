package io.roguedns.allowlist;

import io.roguedns.address.Cidr;
import io.roguedns.address.IpAddress;
import io.roguedns.event.Ticks;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One entry of the allowlist. Conditions that it doesn't have are null; all others must match.
 *
 * @param id names the entry in counts and texts; unique in a list
 * @param addressText the address as it was written; of a single one without a prefix length, so
 *     that it can be a term of {@code has_any}
 * @param process matched against the process's file name
 * @param account matched against all of the account's name, as are the device's and the network's
 * @param signals ids of the signals that it is for, in order; empty for all
 * @param from the first tick of event time at which it is valid
 * @param until the first tick at which it no longer is
 * @param reason the reason for the entry; may be empty
 * @param owner its owner; may be empty
 */
public record AllowlistEntry(
    String id,
    EntryKind kind,
    String addressText,
    Cidr address,
    GlobPattern process,
    GlobPattern account,
    GlobPattern device,
    GlobPattern network,
    DomainPattern domain,
    SortedSet<String> signals,
    long from,
    long until,
    String reason,
    String owner)
    implements Serializable {

  /** {@link #from} of an entry that has always been valid. */
  public static final long ALWAYS = 0;

  /** {@link #until} of an entry that never ends. */
  public static final long FOREVER = Long.MAX_VALUE;

  public AllowlistEntry {
    signals = Collections.unmodifiableSortedSet(new TreeSet<>(signals));
    require(!id.isBlank(), "an entry needs an id");
    require(from < until, "an entry has to begin before it ends");
    require(
        from >= ALWAYS && (until <= Ticks.MAX || until == FOREVER),
        "an entry has to begin and end at times that can be written");
    if (kind.isResolver()) {
      require(address != null, "a resolver needs an address");
    } else if (kind == EntryKind.EXEMPTION) {
      require(
          process != null || account != null || device != null || network != null,
          "an exemption needs a process, an account, a device or a network");
    } else {
      require(domain != null, "an ordinary domain needs a domain");
    }
  }

  private static void require(boolean met, String message) {
    if (!met) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Starts an entry without conditions, for all signals and always valid. */
  public static Builder builder(String id, EntryKind kind) {
    return new Builder(id, kind);
  }

  /** Whether it is valid at a time of the event, in {@link Ticks}. */
  public boolean validAt(long ticks) {
    return ticks >= from && ticks < until;
  }

  /** Whether there is no time at which it isn't valid. */
  public boolean alwaysValid() {
    return from <= ALWAYS && until == FOREVER;
  }

  /** Whether it is for a signal. */
  public boolean appliesTo(String signal) {
    return signals.isEmpty() || signals.contains(signal);
  }

  /** Whether it has a single address, not a range. */
  public boolean isSingleAddress() {
    return address != null && address.isSingle();
  }

  /**
   * Whether all conditions of an exemption match, except the network, which rows don't have.
   *
   * @param resolver null if the event has none; then an exemption with an address doesn't match
   */
  public boolean fits(
      String processName, String accountName, String deviceName, IpAddress resolver) {
    return (process == null || process.matchesFileName(processName))
        && (account == null || account.matches(accountName))
        && (device == null || device.matches(deviceName))
        && (address == null || resolver != null && address.contains(resolver));
  }

  /** Builds an entry. */
  public static final class Builder {
    private final String id;
    private final EntryKind kind;
    private String addressText;
    private Cidr address;
    private GlobPattern process;
    private GlobPattern account;
    private GlobPattern device;
    private GlobPattern network;
    private DomainPattern domain;
    private Collection<String> signals = Collections.emptySet();
    private long from = ALWAYS;
    private long until = FOREVER;
    private String reason = "";
    private String owner = "";

    private Builder(String id, EntryKind kind) {
      this.id = id;
      this.kind = kind;
    }

    /**
     * A single address or a range.
     *
     * @throws IllegalArgumentException as {@link Cidr#parse} does
     */
    public Builder address(String text) {
      address = Cidr.parse(text);
      String trimmed = text.trim();
      int slash = trimmed.indexOf('/');
      addressText = address.isSingle() && slash >= 0 ? trimmed.substring(0, slash).trim() : trimmed;
      return this;
    }

    public Builder process(String pattern) {
      process = GlobPattern.of(pattern);
      return this;
    }

    public Builder account(String pattern) {
      account = GlobPattern.of(pattern);
      return this;
    }

    public Builder device(String pattern) {
      device = GlobPattern.of(pattern);
      return this;
    }

    public Builder network(String pattern) {
      network = GlobPattern.of(pattern);
      return this;
    }

    public Builder domain(String pattern) {
      domain = DomainPattern.of(pattern);
      return this;
    }

    public Builder signals(Collection<String> ids) {
      signals = ids;
      return this;
    }

    public Builder from(long ticks) {
      from = ticks;
      return this;
    }

    public Builder until(long ticks) {
      until = ticks;
      return this;
    }

    public Builder reason(String text) {
      reason = text;
      return this;
    }

    public Builder owner(String text) {
      owner = text;
      return this;
    }

    /**
     * @throws IllegalArgumentException if the entry lacks a condition of its kind, or ends before
     *     it starts
     */
    public AllowlistEntry build() {
      return new AllowlistEntry(
          id,
          kind,
          addressText,
          address,
          process,
          account,
          device,
          network,
          domain,
          new TreeSet<>(signals),
          from,
          until,
          reason,
          owner);
    }
  }
}
