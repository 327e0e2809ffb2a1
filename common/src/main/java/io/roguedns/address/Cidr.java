package io.roguedns.address;

import java.io.Serializable;
import java.util.Optional;

/**
 * A range of addresses that have their first bits in common, or a single address. An IPv6 range
 * never contains an IPv4 address; an IPv4-mapped range ({@code ::ffff:10.0.0.0/104}) is the IPv4
 * range that it maps.
 */
public final class Cidr implements Comparable<Cidr>, Serializable {
  private static final long serialVersionUID = 1L;

  private final IpAddress first;
  private final int prefix;

  private Cidr(IpAddress first, int prefix) {
    this.first = first;
    this.prefix = prefix;
  }

  /** The range of one address. */
  public static Cidr of(IpAddress address) {
    return new Cidr(address, address.length());
  }

  /** The range of a given prefix length that an address is in. */
  public static Cidr around(IpAddress address, int prefix) {
    if (prefix < 0 || prefix > address.length()) {
      throw new IllegalArgumentException("invalid prefix length for " + address + ": " + prefix);
    }
    return new Cidr(address.masked(prefix), prefix);
  }

  /**
   * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or a single address. Blanks around it are
   * ignored.
   *
   * @throws IllegalArgumentException if the text isn't a valid range; the message has the reason
   *     and a suggestion
   */
  public static Cidr parse(String text) {
    String trimmed = text.trim();
    int slash = trimmed.indexOf('/');
    String addressText = slash < 0 ? trimmed : trimmed.substring(0, slash);
    Optional<IpAddress> parsed = IpAddress.parse(addressText);
    if (parsed.isEmpty()) {
      throw new IllegalArgumentException(quoted(addressText) + " isn't an IP address");
    }
    IpAddress address = parsed.get();
    if (slash < 0) {
      return of(address);
    }
    boolean mapped = address.isV4() && addressText.indexOf(':') >= 0;
    int prefix = prefix(trimmed.substring(slash + 1), address, mapped);
    Cidr range = around(address, prefix);
    if (!range.first.equals(address)) {
      throw new IllegalArgumentException(
          trimmed + " has host bits set: did you mean " + range + "?");
    }
    return range;
  }

  private static int prefix(String text, IpAddress address, boolean mapped) {
    int longest = mapped ? 128 : address.length();
    int shortest = mapped ? 96 : 0;
    int prefix = digits(text);
    if (prefix < shortest || prefix > longest) {
      throw new IllegalArgumentException(
          quoted(text)
              + " isn't a prefix length: an "
              + (mapped ? "IPv4-mapped" : address.isV4() ? "IPv4" : "IPv6")
              + " range has a whole number from "
              + shortest
              + " to "
              + longest
              + " after the slash");
    }
    return prefix - shortest;
  }

  /** A number of one to three digits without a leading zero, or -1. */
  private static int digits(String text) {
    boolean plain =
        !text.isEmpty()
            && text.length() <= 3
            && (text.length() == 1 || text.charAt(0) != '0')
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Integer.parseInt(text) : -1;
  }

  /** A text as a message shows it: cut, so that the message stays readable. */
  private static String quoted(String text) {
    return '"' + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + '"';
  }

  public boolean contains(IpAddress address) {
    return address.isV4() == first.isV4() && address.masked(prefix).equals(first);
  }

  /** Whether every address of a range is in this one. */
  public boolean contains(Cidr range) {
    return range.prefix >= prefix && contains(range.first);
  }

  /** Whether it is a single address. */
  public boolean isSingle() {
    return prefix == first.length();
  }

  public IpAddress first() {
    return first;
  }

  public IpAddress last() {
    return first.filled(prefix);
  }

  /** The prefix length. */
  public int prefix() {
    return prefix;
  }

  @Override
  public int compareTo(Cidr other) {
    int byAddress = first.compareTo(other.first);
    return byAddress != 0 ? byAddress : Integer.compare(prefix, other.prefix);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cidr that && prefix == that.prefix && first.equals(that.first);
  }

  @Override
  public int hashCode() {
    return 31 * first.hashCode() + prefix;
  }

  /** {@code 10.0.0.0/8}, or just the address if it is a single one. */
  @Override
  public String toString() {
    return isSingle() ? first.toString() : first + "/" + prefix;
  }
}
