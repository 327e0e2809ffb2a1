package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.dns.DnsName;
import io.roguedns.dns.RecordType;
import io.roguedns.dns.RegisteredDomain;
import io.roguedns.event.DnsQuery;

/**
 * A query with its domain and allowlist entries.
 *
 * @param query the query
 * @param domain the registered domain in canonical form, {@code ""} for none
 * @param free the labels below it, in canonical form
 * @param listed whether the domain's suffix is a public one
 * @param allowed its allowlist entries
 */
record AskedName(DnsQuery query, String domain, String free, boolean listed, Allowed allowed) {
  /**
   * The allowlist entries of a query.
   *
   * @param exemption the entry that exempts the device, process or account, or {@code ""}
   * @param ordinary the entry that makes the domain ordinary, or {@code ""}
   * @param sequence that of the list: a newer one has a greater number
   * @param version the list's version at the query's time
   */
  record Allowed(String exemption, String ordinary, long sequence, String version) {
    static final Allowed NOTHING = new Allowed("", "", 0, "");
  }

  /** Longer names may carry data: host names are seldom longer. */
  private static final int LONG = 12;

  /** … and longer names than this are generated. */
  private static final int VERY_LONG = 24;

  /** The query without its allowlist entries. */
  static AskedName of(DnsQuery query) {
    return of(query, RegisteredDomain.of(DnsName.of(query.name())));
  }

  /**
   * The same.
   *
   * @param domain the one that the query's name lies in
   */
  static AskedName of(DnsQuery query, RegisteredDomain domain) {
    return new AskedName(query, domain.text(), domain.free(), domain.listed(), Allowed.NOTHING);
  }

  /** The same, with its allowlist entries. */
  AskedName allowedBy(Allowed list) {
    return new AskedName(query, domain, free, listed, list);
  }

  /** Whether the type is unusual. */
  boolean isUnusual() {
    return !RecordType.isOrdinary(query.type());
  }

  /** Whether the type is a data type, which not even look-up services answer. */
  boolean isData() {
    return isUnusual() && !query.type().equals("TXT");
  }

  /** Whether it counts in a scope. */
  boolean isFor(Scope scope) {
    return switch (scope) {
      case DOMAIN -> !free.isEmpty();
      case DAY -> isUnusual() || free.length() >= LONG;
      // Names of ordinary domains don't count for a tunnel over many domains.
      case RESOLVER -> allowed.ordinary().isEmpty() && spread().length() >= VERY_LONG;
    };
  }

  /** The key of names besides the device. */
  String subject(Scope scope) {
    return scope == Scope.RESOLVER ? query.resolver() : domain;
  }

  /** The name's canonical text. */
  String text(Scope scope) {
    return scope == Scope.RESOLVER ? spread() + Spread.BETWEEN + domain : free;
  }

  /** Below an unknown suffix, the client chooses the whole name. */
  private String spread() {
    return listed || domain.isEmpty() ? free : free.isEmpty() ? domain : free + "." + domain;
  }
}
