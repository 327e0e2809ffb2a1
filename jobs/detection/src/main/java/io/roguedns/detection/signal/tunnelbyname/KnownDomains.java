package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.dns.DnsName;
import io.roguedns.dns.RegisteredDomain;

/** A bounded cache of the domains of names. Not thread-safe. */
final class KnownDomains {
  private static final int SLOTS = 1 << 13;

  /** Longer names are seldom repeated, and not cached. */
  private static final int LONGEST_KEPT = 128;

  private final String[] names = new String[SLOTS];
  private final RegisteredDomain[] domains = new RegisteredDomain[SLOTS];

  /**
   * The registered domain of a name.
   *
   * @param name as it was asked
   */
  RegisteredDomain of(String name) {
    if (name.length() > LONGEST_KEPT) {
      return RegisteredDomain.of(DnsName.of(name));
    }
    int hash = name.hashCode();
    int slot = (hash ^ hash >>> 13) & SLOTS - 1;
    if (!name.equals(names[slot])) {
      domains[slot] = RegisteredDomain.of(DnsName.of(name));
      names[slot] = name;
    }
    return domains[slot];
  }
}
