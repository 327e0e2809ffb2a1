package io.roguedns.allowlist;

import io.roguedns.address.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The lists that are used where no file is given. */
public final class DefaultAllowlists {
  /** The query's {@code AuthorizedDNSServers}. */
  private static final List<String> AUTHORIZED = List.of("10.0.0.1", "10.0.0.2");

  /** The query's {@code KnownPublicDNS} with their owners. */
  private static final String[][] PUBLIC = {
    {"8.8.8.8", "Google Public DNS"},
    {"8.8.4.4", "Google Public DNS"},
    {"1.1.1.1", "Cloudflare"},
    {"1.0.0.1", "Cloudflare"},
    {"9.9.9.9", "Quad9"},
    {"149.112.112.112", "Quad9"},
    {"208.67.222.222", "OpenDNS"},
    {"208.67.220.220", "OpenDNS"},
    {"64.6.64.6", "UltraDNS Public"},
    {"64.6.65.6", "UltraDNS Public"},
    {"185.228.168.9", "CleanBrowsing"},
    {"185.228.169.9", "CleanBrowsing"}
  };

  /** Resolvers that cloud platforms provide to their machines: id, address, owner. */
  private static final String[][] CLOUD = {
    {"cloud-azure", "168.63.129.16", "Azure's platform resolver, the same in every network"},
    {"cloud-aws", "169.254.169.253", "the Route 53 Resolver of every AWS network"},
    {"cloud-aws-ipv6", "fd00:ec2::253", "the Route 53 Resolver of every AWS network"},
    {
      "cloud-google-oracle",
      "169.254.169.254",
      "the resolver that Google Cloud and Oracle Cloud provide to their machines"
    },
    {
      "cloud-alibaba-1",
      "100.100.2.136",
      "the resolver that Alibaba Cloud provides to its" + " machines"
    },
    {"cloud-alibaba-2", "100.100.2.138", "the resolver that Alibaba Cloud provides to its machines"}
  };

  private static final Set<IpAddress> CLOUD_RESOLVERS =
      Arrays.stream(CLOUD)
          .map(cloud -> IpAddress.parse(cloud[1]).orElseThrow())
          .collect(Collectors.toUnmodifiableSet());

  private static final String QUERY_OWNER = "the query's defaults";
  private static final String SETTINGS_OWNER = "the job's settings";
  private static final String OWN_OWNER = "RogueDNS defaults";

  private DefaultAllowlists() {}

  /** The two lists of the original query: the default of {@code kql} semantics. */
  public static Allowlist query() {
    return Allowlist.of(queryEntries());
  }

  /** The query's lists, the cloud platforms' own resolvers, and ordinary domains. */
  public static Allowlist strict() {
    List<AllowlistEntry> entries = queryEntries();
    for (String[] cloud : CLOUD) {
      entries.add(
          AllowlistEntry.builder(cloud[0], EntryKind.AUTHORIZED_RESOLVER)
              .address(cloud[1])
              .reason(cloud[2])
              .owner(OWN_OWNER)
              .build());
    }
    entries.addAll(OrdinaryDomains.entries(OWN_OWNER));
    return Allowlist.of(entries);
  }

  /** Whether an address is a cloud platform's own resolver. */
  public static boolean isCloudResolver(IpAddress address) {
    return CLOUD_RESOLVERS.contains(address);
  }

  /**
   * Lists given as settings: addresses and ranges, with the ids {@code authorized-<address>} and
   * {@code public-<address>}. Duplicates are ignored.
   *
   * @throws IllegalArgumentException if some are invalid, or too wide, see {@link RangeRules}; the
   *     message names them all
   */
  public static Allowlist of(List<String> authorized, List<String> publicResolvers) {
    List<AllowlistEntry> entries = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String address : distinct(authorized)) {
      add(EntryKind.AUTHORIZED_RESOLVER, address, entries, problems);
    }
    for (String address : distinct(publicResolvers)) {
      add(EntryKind.PUBLIC_RESOLVER, address, entries, problems);
    }
    RangeRules.firstTooMuch(entries)
        .ifPresent(index -> problems.add(entries.get(index).id() + ": " + RangeRules.TOO_MUCH));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return Allowlist.of(entries);
  }

  private static Iterable<String> distinct(List<String> addresses) {
    LinkedHashSet<String> distinct = new LinkedHashSet<>();
    addresses.forEach(address -> distinct.add(address.trim()));
    return distinct;
  }

  private static void add(
      EntryKind kind, String address, List<AllowlistEntry> entries, List<String> problems) {
    try {
      AllowlistEntry entry = entry(kind, address, "listed in the settings", SETTINGS_OWNER);
      RangeRules.problem(entry.address()).ifPresentOrElse(problems::add, () -> entries.add(entry));
    } catch (IllegalArgumentException noAddress) {
      problems.add(noAddress.getMessage());
    }
  }

  private static List<AllowlistEntry> queryEntries() {
    List<AllowlistEntry> entries = new ArrayList<>();
    for (String address : AUTHORIZED) {
      entries.add(
          entry(
              EntryKind.AUTHORIZED_RESOLVER,
              address,
              "an example in the query's AuthorizedDNSServers: replace it with your own",
              QUERY_OWNER));
    }
    for (String[] known : PUBLIC) {
      entries.add(
          entry(
              EntryKind.PUBLIC_RESOLVER,
              known[0],
              known[1] + ", in the query's KnownPublicDNS",
              QUERY_OWNER));
    }
    return entries;
  }

  private static AllowlistEntry entry(EntryKind kind, String address, String reason, String owner) {
    String prefix = kind == EntryKind.AUTHORIZED_RESOLVER ? "authorized-" : "public-";
    return AllowlistEntry.builder(prefix + address, kind)
        .address(address)
        .reason(reason)
        .owner(owner)
        .build();
  }
}
