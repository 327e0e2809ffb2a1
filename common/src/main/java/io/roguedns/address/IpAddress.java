package io.roguedns.address;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import java.io.Serializable;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An IP address as a value. An IPv4-mapped IPv6 address <em>is</em> its IPv4 address: {@code
 * ::ffff:8.8.8.8} equals {@code 8.8.8.8}, because senders use both for the same server.
 *
 * <p>IPv4 addresses come before IPv6 ones in the order, and each by number.
 */
public final class IpAddress implements Comparable<IpAddress>, Serializable {
  private static final long serialVersionUID = 1L;

  private static final long UINT = 0xffff_ffffL;

  /** No address is longer as text: eight groups, the last two as an IPv4 address. */
  private static final int LONGEST_TEXT = 45;

  private final boolean v4;
  private final long high;
  private final long low;

  private IpAddress(boolean v4, long high, long low) {
    this.v4 = v4;
    this.high = high;
    this.low = low;
  }

  /** The IPv4 address of 32 bits. */
  public static IpAddress ofV4(int bits) {
    return new IpAddress(true, 0, bits & UINT);
  }

  /** The IPv6 address of 128 bits, or the IPv4 address that it maps. */
  public static IpAddress ofV6(long high, long low) {
    boolean mapped = high == 0 && low >>> 32 == 0xffff;
    return mapped ? ofV4((int) low) : new IpAddress(false, high, low);
  }

  /**
   * Reads an address strictly: four decimal numbers without leading zeros, or IPv6 in any of its
   * forms. Blanks around it and an IPv6 zone ({@code %eth0}) are dropped.
   *
   * @param text may be null
   * @return empty for an invalid address, such as {@code ""}, {@code -} or a host's name
   */
  public static Optional<IpAddress> parse(String text) {
    if (text == null) {
      return Optional.empty();
    }
    String bare = text.trim();
    int zone = bare.indexOf('%');
    if (zone >= 0 && bare.indexOf(':') >= 0) {
      bare = bare.substring(0, zone);
    }
    // Guava takes the digits of any script; addresses have those of ASCII.
    if (!hasOnlyAddressCharacters(bare) || !InetAddresses.isInetAddress(bare)) {
      return Optional.empty();
    }
    byte[] bytes = InetAddresses.forString(bare).getAddress();
    return Optional.of(
        bytes.length == 4
            ? ofV4(Ints.fromByteArray(bytes))
            : ofV6(
                Longs.fromByteArray(bytes),
                Longs.fromBytes(
                    bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14],
                    bytes[15])));
  }

  private static boolean hasOnlyAddressCharacters(String text) {
    if (text.length() < 2 || text.length() > LONGEST_TEXT) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          c >= '0' && c <= '9'
              || c == '.'
              || c == ':'
              || c >= 'a' && c <= 'f'
              || c >= 'A' && c <= 'F';
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  public boolean isV4() {
    return v4;
  }

  /** The length of an address of this version in bits: 32 or 128. */
  public int length() {
    return v4 ? 32 : 128;
  }

  /** The upper half of an IPv6 address; 0 for IPv4. */
  public long high() {
    return high;
  }

  /** The lower half of an IPv6 address, or all of an IPv4 one. */
  public long low() {
    return low;
  }

  /** This address with all bits after the prefix cleared. */
  IpAddress masked(int prefix) {
    if (v4) {
      return new IpAddress(true, 0, low & firstBits(prefix + 32));
    }
    // Not ofV6: a mask can't turn an address into a mapped one, only ever clear bits of it.
    return new IpAddress(
        false, high & firstBits(Math.min(prefix, 64)), low & firstBits(Math.max(prefix - 64, 0)));
  }

  /** This address with all bits after the prefix set. */
  IpAddress filled(int prefix) {
    if (v4) {
      return new IpAddress(true, 0, low | ~firstBits(prefix + 32));
    }
    return new IpAddress(
        false, high | ~firstBits(Math.min(prefix, 64)), low | ~firstBits(Math.max(prefix - 64, 0)));
  }

  /** A mask of the first 0 to 64 bits. */
  private static long firstBits(int count) {
    return count == 0 ? 0 : -1L << (64 - count);
  }

  /** 4 or 16 bytes, the most significant first. */
  public byte[] toBytes() {
    if (v4) {
      return Ints.toByteArray((int) low);
    }
    byte[] bytes = new byte[16];
    System.arraycopy(Longs.toByteArray(high), 0, bytes, 0, 8);
    System.arraycopy(Longs.toByteArray(low), 0, bytes, 8, 8);
    return bytes;
  }

  @Override
  public int compareTo(IpAddress other) {
    if (v4 != other.v4) {
      return v4 ? -1 : 1;
    }
    int upper = Long.compareUnsigned(high, other.high);
    return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress that && v4 == that.v4 && high == that.high && low == that.low;
  }

  /** The same in every process, so that an address may be a key. */
  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(high) + Long.hashCode(low)) + (v4 ? 1 : 0);
  }

  /** The canonical text: dotted decimal, or IPv6 as RFC 5952 has it. */
  @Override
  public String toString() {
    if (v4) {
      return (low >> 24) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
    }
    try {
      // Not InetAddress.getByAddress, which turns the last address of ::/80 into an IPv4 one.
      return InetAddresses.toAddrString(Inet6Address.getByAddress(null, toBytes(), -1));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("16 bytes are an address", impossible);
    }
  }
}
