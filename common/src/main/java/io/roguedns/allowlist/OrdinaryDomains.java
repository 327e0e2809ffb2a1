package io.roguedns.allowlist;

import java.util.Arrays;
import java.util.List;

/**
 * Domains that are asked for many names, long and different ones, by design. An entry lowers what
 * such names count for; it allows none of them.
 */
final class OrdinaryDomains {
  private static final String LOOKS_UP =
      "a block list of mail: what is asked is an address or a domain";
  private static final String REPUTATION =
      "an antivirus' look-ups: what is asked is a file's or a site's hash";
  private static final String DELIVERY =
      "a delivery network: names stand for caches and their content";
  private static final String MEASURES = "measures networks by names that nobody asked before";
  private static final String REVERSE = "reverse look-ups: what is asked is an address";

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
    {"hash.cymru.com", "a registry of malware: what is asked is a file's hash"},
    {"asn.cymru.com", "tells whose network an address is in"},
    {"clamav.net", "ClamAV asks every hour or two by text whether its signatures are the latest"},
    {"footprintdns.com", MEASURES},
    {"metric.gstatic.com", MEASURES},
    {"googlevideo.com", DELIVERY},
    {"safeframe.googlesyndication.com", "each advertisement's frame has a name of its own"},
    {"fbcdn.net", DELIVERY},
    {"akamaihd.net", DELIVERY},
    {"akamaiedge.net", DELIVERY},
    {"akadns.net", DELIVERY},
    {"edgekey.net", DELIVERY},
    {"cloudfront.net", DELIVERY},
    {"amazonaws.com", "machines and services have numbered names"},
    {"azureedge.net", DELIVERY},
    {"core.windows.net", "storage accounts have names of their own"}
  };

  private OrdinaryDomains() {}

  /**
   * The domains as entries.
   *
   * @param owner who answers for them
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
