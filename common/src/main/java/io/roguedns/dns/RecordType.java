package io.roguedns.dns;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The types of DNS records by their mnemonics, as IANA registers them: <a
 * href="https://www.iana.org/assignments/dns-parameters">Domain Name System Parameters</a>. A type
 * without one is {@code TYPE} and its number, after RFC 3597.
 */
public final class RecordType {
  private static final int MOST = 65_535;
  private static final String UNNAMED = "TYPE";

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "A"),
          Map.entry(2, "NS"),
          Map.entry(5, "CNAME"),
          Map.entry(6, "SOA"),
          Map.entry(10, "NULL"),
          Map.entry(11, "WKS"),
          Map.entry(12, "PTR"),
          Map.entry(13, "HINFO"),
          Map.entry(15, "MX"),
          Map.entry(16, "TXT"),
          Map.entry(17, "RP"),
          Map.entry(18, "AFSDB"),
          Map.entry(24, "SIG"),
          Map.entry(25, "KEY"),
          Map.entry(28, "AAAA"),
          Map.entry(29, "LOC"),
          Map.entry(33, "SRV"),
          Map.entry(35, "NAPTR"),
          Map.entry(36, "KX"),
          Map.entry(37, "CERT"),
          Map.entry(39, "DNAME"),
          Map.entry(41, "OPT"),
          Map.entry(43, "DS"),
          Map.entry(44, "SSHFP"),
          Map.entry(45, "IPSECKEY"),
          Map.entry(46, "RRSIG"),
          Map.entry(47, "NSEC"),
          Map.entry(48, "DNSKEY"),
          Map.entry(50, "NSEC3"),
          Map.entry(51, "NSEC3PARAM"),
          Map.entry(52, "TLSA"),
          Map.entry(53, "SMIMEA"),
          Map.entry(59, "CDS"),
          Map.entry(60, "CDNSKEY"),
          Map.entry(61, "OPENPGPKEY"),
          Map.entry(64, "SVCB"),
          Map.entry(65, "HTTPS"),
          Map.entry(99, "SPF"),
          Map.entry(249, "TKEY"),
          Map.entry(250, "TSIG"),
          Map.entry(251, "IXFR"),
          Map.entry(252, "AXFR"),
          Map.entry(255, "ANY"),
          Map.entry(256, "URI"),
          Map.entry(257, "CAA"),
          Map.entry(32768, "TA"),
          Map.entry(32769, "DLV"));

  /** Other spellings of types by senders. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of("*", "ANY", "TYPE0", "", "PRIVATE", "TYPE65399", "-", "");

  /**
   * Types that ordinary clients query: addresses, aliases of services, reverse names, and types for
   * DNSSEC validation.
   */
  private static final Set<String> ORDINARY =
      Set.of(
          "",
          "A",
          "AAAA",
          "PTR",
          "HTTPS",
          "SVCB",
          "NS",
          "SOA",
          "DS",
          "DNSKEY",
          "RRSIG",
          "NSEC",
          "NSEC3",
          "NSEC3PARAM",
          "CAA",
          "TLSA",
          "SSHFP",
          "OPT",
          "NB",
          "NBSTAT");

  private static final Map<String, String> CANONICAL = canonical();

  private RecordType() {}

  private static Map<String, String> canonical() {
    Map<String, String> names = new HashMap<>(OTHER_NAMES);
    NAMES.forEach(
        (number, name) -> {
          names.put(name, name);
          names.put(UNNAMED + number, name);
          names.put(String.valueOf(number), name);
        });
    return Map.copyOf(names);
  }

  /** The type of a number; {@code ""} if the number is out of range. */
  public static String of(long number) {
    if (number <= 0 || number > MOST) {
      return "";
    }
    String name = NAMES.get((int) number);
    return name == null ? UNNAMED + number : name;
  }

  /** The type that a text names, by mnemonic or number; in upper case if it isn't known. */
  public static String of(String text) {
    String upper = text.trim().toUpperCase(Locale.ROOT);
    String known = CANONICAL.get(upper);
    if (known != null) {
      return known;
    }
    return !upper.isEmpty() && upper.length() <= 5 && upper.chars().allMatch(Character::isDigit)
        ? of(Long.parseLong(upper))
        : upper;
  }

  /**
   * Whether ordinary clients query a type. They don't query types for text or data of any kind
   * (TXT, NULL, KEY, private types), nor types for servers (MX, CNAME, SRV).
   */
  public static boolean isOrdinary(String type) {
    return ORDINARY.contains(type);
  }
}
