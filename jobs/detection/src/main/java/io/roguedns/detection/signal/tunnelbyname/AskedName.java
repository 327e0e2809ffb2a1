package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.dns.DnsName;
import io.roguedns.dns.RecordType;
import io.roguedns.dns.RegisteredDomain;
import io.roguedns.event.DnsQuery;

/**
 * A query as the signal sees it.
 *
 * @param query what was asked
 * @param domain the registered domain in canonical form, {@code ""} for none
 * @param free what the asker chose beneath it, in canonical form
 * @param listed whether the domain's suffix is a public one
 * @param allowed what the allowlist says of it
 */
record AskedName(DnsQuery query, String domain, String free, boolean listed, Allowed allowed) {
  /**
   * What the allowlist says of a query.
   *
   * @param exemption the entry that exempts the device, process or account, or {@code ""}
   * @param ordinary the entry by which the domain is known to be asked for many names, or {@code
   *     ""}
   * @param sequence which list said so: a newer one has a greater number
   * @param version the list's version at the query's time
   */
  record Allowed(String exemption, String ordinary, long sequence, String version) {
    static final Allowed NOTHING = new Allowed("", "", 0, "");
  }

  /** What is longer may carry data: a host's name is seldom so long. */
  private static final int LONG = 12;

  /** … and a name of so many characters isn't one that a person thought of. */
  private static final int VERY_LONG = 24;

  /** The query without what the allowlist says of it. */
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

  /** The same, with what the allowlist says of it. */
  AskedName allowedBy(Allowed list) {
    return new AskedName(query, domain, free, listed, list);
  }

  /** Whether ordinary clients don't ask for the type. */
  boolean isUnusual() {
    return !RecordType.isOrdinary(query.type());
  }

  /** Whether not even look-up services answer the type, which use addresses and text. */
  boolean isData() {
    return isUnusual() && !query.type().equals("TXT");
  }

  /** Whether a scope takes notice of it. */
  boolean isFor(Scope scope) {
    return switch (scope) {
      case DOMAIN -> !free.isEmpty();
      case DAY -> isUnusual() || free.length() >= LONG;
      // What is ordinary for one domain is none of a tunnel's over many.
      case RESOLVER -> allowed.ordinary().isEmpty() && spread().length() >= VERY_LONG;
    };
  }

  /** What names are put together by, besides the device. */
  String subject(Scope scope) {
    return scope == Scope.RESOLVER ? query.resolver() : domain;
  }

  /** The name as it is told apart from others. */
  String text(Scope scope) {
    return scope == Scope.RESOLVER ? spread() + Spread.BETWEEN + domain : free;
  }

  /** Beneath a suffix that is nobody's, all of the name is the asker's choice. */
  private String spread() {
    return listed || domain.isEmpty() ? free : free.isEmpty() ? domain : free + "." + domain;
  }
}
