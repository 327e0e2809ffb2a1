package io.roguedns.address;

import static io.roguedns.address.IpAddressTest.address;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressSpaceTest {
  @ParameterizedTest
  @CsvSource({
    "9.255.255.255, PUBLIC",
    "10.0.0.0, PRIVATE",
    "10.255.255.255, PRIVATE",
    "11.0.0.0, PUBLIC",
    "172.15.255.255, PUBLIC",
    "172.15.0.1, PUBLIC",
    "172.16.0.0, PRIVATE",
    "172.31.255.255, PRIVATE",
    "172.32.0.0, PUBLIC",
    "172.32.0.1, PUBLIC",
    "192.167.255.255, PUBLIC",
    "192.168.0.0, PRIVATE",
    "192.168.255.255, PRIVATE",
    "192.169.0.0, PUBLIC",
    "::ffff:10.1.2.3, PRIVATE",
    "::ffff:8.8.8.8, PUBLIC",
    "fbff:ffff::, PUBLIC",
    "fc00::, PRIVATE",
    "fd00::53, PRIVATE",
    "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, PRIVATE",
    "fe00::, PUBLIC",
    "126.255.255.255, PUBLIC",
    "127.0.0.1, LOOPBACK",
    "127.0.0.53, LOOPBACK",
    "127.255.255.255, LOOPBACK",
    "128.0.0.0, PUBLIC",
    "::1, LOOPBACK",
    "::2, PUBLIC",
    "169.253.255.255, PUBLIC",
    "169.254.1.1, LINK_LOCAL",
    "169.255.0.0, PUBLIC",
    "fe80::1, LINK_LOCAL",
    "febf:ffff::, LINK_LOCAL",
    "fec0::, PUBLIC",
    "0.0.0.0, UNSPECIFIED",
    "0.0.0.1, PUBLIC",
    "::, UNSPECIFIED",
    "223.255.255.255, PUBLIC",
    "224.0.0.251, MULTICAST",
    "239.255.255.255, MULTICAST",
    "240.0.0.0, PUBLIC",
    "ff02::fb, MULTICAST",
    "feff:ffff::, PUBLIC",
    "255.255.255.255, BROADCAST",
    "255.255.255.254, PUBLIC",
    "100.63.255.255, PUBLIC",
    "100.64.0.1, SHARED",
    "100.127.255.255, SHARED",
    "100.128.0.0, PUBLIC",
    "168.63.129.16, PUBLIC",
    "2001:4860:4860::8888, PUBLIC"
  })
  void knowsWhatAnAddressIsFor(String address, AddressSpace space) {
    assertThat(AddressSpace.of(address(address))).isEqualTo(space);
  }

  @Test
  void exemptsAllButPublicAddressesAndSharedOnesOnDemand() {
    for (AddressSpace space : AddressSpace.values()) {
      boolean exempt = space != AddressSpace.PUBLIC && space != AddressSpace.SHARED;
      assertThat(space.neverFinding(false)).as(space.name()).isEqualTo(exempt);
      assertThat(space.neverFinding(true))
          .as(space.name())
          .isEqualTo(exempt || space == AddressSpace.SHARED);
    }
    assertThat(AddressSpace.neverFinding(address("100.64.0.1"), false)).isFalse();
    assertThat(AddressSpace.neverFinding(address("100.64.0.1"), true)).isTrue();
    assertThat(AddressSpace.neverFinding(address("::ffff:10.1.2.3"), false)).isTrue();
    assertThat(AddressSpace.neverFinding(address("8.8.8.8"), true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, PRIVATE",
    "10.0.0.0/7, PUBLIC",
    "172.16.0.0/12, PRIVATE",
    "172.0.0.0/8, PUBLIC",
    "fd00::/8, PRIVATE",
    "0.0.0.0/0, PUBLIC",
    "::/0, PUBLIC",
    "100.64.0.0/10, SHARED"
  })
  void placesARangeOnlyWhereAllOfItLies(String range, AddressSpace space) {
    assertThat(AddressSpace.of(Cidr.parse(range))).isEqualTo(space);
  }

  @Test
  void saysWhatItIs() {
    assertThat(AddressSpace.of(address("127.0.0.1")).description()).isEqualTo("a loopback address");
    assertThat(AddressSpace.PUBLIC.blocks()).isEmpty();
    assertThat(AddressSpace.PRIVATE.blocks()).contains(Cidr.parse("fc00::/7"));
  }
}
