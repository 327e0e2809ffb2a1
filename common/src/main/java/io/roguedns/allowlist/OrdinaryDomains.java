package io.roguedns.allowlist;

import java.util.Arrays;
import java.util.List;

/**
 * Domains with many long and different names by design. An entry lowers the score of alerts about
 * such names; it suppresses none.
 */
final class OrdinaryDomains {
  private static final String LOOKS_UP = "a mail blocklist: names contain an address or a domain";
  private static final String REPUTATION =
      "antivirus look-ups: names contain the hash of a file or a site";
  private static final String DELIVERY =
      "a content delivery network: names identify caches and their content";
  private static final String MEASURES = "network measurements: names are always new";
  private static final String REVERSE = "reverse look-ups: names contain an address";

  /** Domain, and why it is ordinary. */
  private static final String[][] DOMAINS = {
    {"in-addr.arpa", REVERSE},
    {"ip6.arpa", REVERSE},
    {"spamhaus.org", LOOKS_UP},
    {"spamhaus.net", LOOKS_UP},
    {"spamcop.net", LOOKS_UP},
    {"barracudacentral.org", LOOKS_UP},
    {"surbl.org", LOOKS_UP},
    {"uribl.com", LOOKS_UP},
    {"sorbs.net", LOOKS_UP},
    {"abuseat.org", LOOKS_UP},
    {"dnswl.org", LOOKS_UP},
    {"mailspike.net", LOOKS_UP},
    {"uceprotect.net", LOOKS_UP},
    {"psbl.surriel.com", LOOKS_UP},
    {"invaluement.com", LOOKS_UP},
    {"senderbase.org", LOOKS_UP},
    {"sophosxl.net", REPUTATION},
    {"avqs.mcafee.com", REPUTATION},
    {"avts.mcafee.com", REPUTATION},
    {"e5.sk", REPUTATION},
    {"hash.cymru.com", "a malware registry: names contain the hash of a file"},
    {"asn.cymru.com", "looks up the network of an address"},
    {"clamav.net", "ClamAV checks every hour or two by TXT for new signatures"},
    {"footprintdns.com", MEASURES},
    {"metric.gstatic.com", MEASURES},
    {"googlevideo.com", DELIVERY},
    {"safeframe.googlesyndication.com", "each advertisement's frame has a unique name"},
    {"fbcdn.net", DELIVERY},
    {"akamaihd.net", DELIVERY},
    {"akamaiedge.net", DELIVERY},
    {"akadns.net", DELIVERY},
    {"edgekey.net", DELIVERY},
    {"cloudfront.net", DELIVERY},
    {"amazonaws.com", "machines and services have numbered names"},
    {"azureedge.net", DELIVERY},
    {"core.windows.net", "storage accounts have unique names"}
  };

  private OrdinaryDomains() {}

  /**
   * The domains as entries.
   *
   * @param owner their owner
   */
  static List<AllowlistEntry> entries(String owner) {
    return Arrays.stream(DOMAINS)
        .map(
            domain ->
                AllowlistEntry.builder("ordinary-" + domain[0], EntryKind.ORDINARY_DOMAIN)
                    .domain(domain[0])
                    .reason(domain[1])
                    .owner(owner)
                    .build())
        .toList();
  }
}
