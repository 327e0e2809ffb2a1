package io.roguedns.address;

import static io.roguedns.address.IpAddressTest.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0, true",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.0/24, 192.0.1.255, false",
    "192.0.2.0/24, ::ffff:192.0.2.9, true",
    "192.0.2.0/24, ::192.0.2.9, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1/32, 192.0.2.2, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::, false",
    "::/0, 192.0.2.1, false",
    "::/0, ::ffff:192.0.2.1, false",
    "::/0, ffff::, true",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff, true",
    "2001:db8::/64, 2001:db8:0:1::, false",
    "2001:db8::/65, 2001:db8::8000:0:0:0, false",
    "2001:db8::1, 2001:db8::1, true",
    "2001:db8::1/128, 2001:db8::2, false",
    "::ffff:10.0.0.0/104, 10.255.0.1, true",
    "::ffff:10.0.0.0/104, 11.0.0.1, false"
  })
  void containsWhatSharesItsFirstBits(String range, String address, boolean inside) {
    assertThat(Cidr.parse(range).contains(address(address))).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0, 10.255.255.255",
    "0.0.0.0/0, 0.0.0.0, 255.255.255.255",
    "192.0.2.1, 192.0.2.1, 192.0.2.1",
    "2001:db8::/33, 2001:db8::, 2001:db8:7fff:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::/100, 2001:db8::, 2001:db8::fff:ffff",
    "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "::/80, ::, ::ffff:ffff:ffff"
  })
  void reachesFromItsFirstToItsLastAddress(String range, String first, String last) {
    assertThat(Cidr.parse(range).first()).hasToString(first);
    assertThat(Cidr.parse(range).last()).hasToString(last);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0/24",
    "192.0.2.1/32, 192.0.2.1",
    "' 192.0.2.1 ', 192.0.2.1",
    "2001:DB8:0::/48, 2001:db8::/48",
    "fe80::%eth0/64, fe80::/64",
    "::ffff:10.0.0.0/104, 10.0.0.0/8",
    "::ffff:10.0.0.1/128, 10.0.0.1",
    "::ffff:0.0.0.0/96, 0.0.0.0/0"
  })
  void isWrittenCanonically(String text, String canonical) {
    assertThat(Cidr.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.1/8 | 10.0.0.1/8 has host bits set: did you mean 10.0.0.0/8?",
        "2001:db8::1/64 | 2001:db8::1/64 has host bits set: did you mean 2001:db8::/64?",
        "10.0.0/8 | \"10.0.0\" isn't an IP address",
        "dns.example | \"dns.example\" isn't an IP address",
        "'' | \"\" isn't an IP address",
        "10.0.0.0/33 | \"33\" isn't a prefix length: an IPv4 range has a whole number from 0 to 32"
            + " after the slash",
        "10.0.0.0/255.0.0.0 | \"255.0.0.0\" isn't a prefix length: an IPv4 range has a whole number"
            + " from 0 to 32 after the slash",
        "10.0.0.0/08 | \"08\" isn't a prefix length: an IPv4 range has a whole number from 0 to 32"
            + " after the slash",
        "10.0.0.0/ | \"\" isn't a prefix length: an IPv4 range has a whole number from 0 to 32 after"
            + " the slash",
        "10.0.0.0/-1 | \"-1\" isn't a prefix length: an IPv4 range has a whole number from 0 to 32"
            + " after the slash",
        "2001:db8::/129 | \"129\" isn't a prefix length: an IPv6 range has a whole number from 0 to"
            + " 128 after the slash",
        "::ffff:10.0.0.0/8 | \"8\" isn't a prefix length: an IPv4-mapped range has a whole number"
            + " from 96 to 128 after the slash"
      })
  void saysWhatIsWrongWithOtherText(String text, String problem) {
    assertThatThrownBy(() -> Cidr.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }

  @Test
  void containsNarrowerRangesAndItself() {
    Cidr range = Cidr.parse("10.0.0.0/8");
    assertThat(range.contains(range)).isTrue();
    assertThat(range.contains(Cidr.parse("10.1.0.0/16"))).isTrue();
    assertThat(range.contains(Cidr.parse("10.0.0.0/7"))).isFalse();
    assertThat(range.contains(Cidr.parse("11.0.0.0/16"))).isFalse();
    assertThat(Cidr.parse("0.0.0.0/0").contains(Cidr.parse("::/128"))).isFalse();
  }

  @Test
  void isSingleWhenItHasOneAddress() {
    assertThat(Cidr.parse("192.0.2.1").isSingle()).isTrue();
    assertThat(Cidr.parse("2001:db8::/128").isSingle()).isTrue();
    assertThat(Cidr.parse("192.0.2.0/31").isSingle()).isFalse();
    assertThat(Cidr.parse("2001:db8::/32").isSingle()).isFalse();
  }
}
