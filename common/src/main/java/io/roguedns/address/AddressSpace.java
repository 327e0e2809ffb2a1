package io.roguedns.address;

import java.util.List;
import java.util.stream.Stream;

/**
 * The kind of an address. In {@code strict} semantics only public ones give findings: an adversary
 * outside can't run a server at the others. Shared address space may be the provider's or the
 * organisation's own, so it is an option.
 */
public enum AddressSpace {
  UNSPECIFIED("the unspecified address", "0.0.0.0", "::"),
  LOOPBACK("a loopback address", "127.0.0.0/8", "::1"),
  PRIVATE("a private address", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
  LINK_LOCAL("a link-local address", "169.254.0.0/16", "fe80::/10"),
  MULTICAST("a multicast address", "224.0.0.0/4", "ff00::/8"),
  BROADCAST("the broadcast address", "255.255.255.255"),
  SHARED("an address of the shared address space (carrier-grade NAT)", "100.64.0.0/10"),
  PUBLIC("a public address");

  private static final AddressSpace[] ALL = values();

  private final String description;
  private final List<Cidr> blocks;

  AddressSpace(String description, String... blocks) {
    this.description = description;
    this.blocks = Stream.of(blocks).map(Cidr::parse).toList();
  }

  public static AddressSpace of(IpAddress address) {
    return of(Cidr.of(address));
  }

  /** The space that a range lies wholly in; {@link #PUBLIC} if it isn't in one of the others. */
  public static AddressSpace of(Cidr range) {
    for (AddressSpace space : ALL) {
      for (Cidr block : space.blocks) {
        if (block.contains(range)) {
          return space;
        }
      }
    }
    return PUBLIC;
  }

  /**
   * Whether a query to an address never gives a finding.
   *
   * @param sharedAddressSpaceExempt whether 100.64.0.0/10 is exempt too; off by default
   */
  public static boolean neverFinding(IpAddress address, boolean sharedAddressSpaceExempt) {
    return of(address).neverFinding(sharedAddressSpaceExempt);
  }

  /** As {@link #neverFinding(IpAddress, boolean)}, for all addresses of this space. */
  public boolean neverFinding(boolean sharedAddressSpaceExempt) {
    return this != PUBLIC && (this != SHARED || sharedAddressSpaceExempt);
  }

  /** The ranges that make it up; empty for {@link #PUBLIC}, which is the rest. */
  public List<Cidr> blocks() {
    return blocks;
  }

  /** A description for messages: {@code a private address}. */
  public String description() {
    return description;
  }
}
