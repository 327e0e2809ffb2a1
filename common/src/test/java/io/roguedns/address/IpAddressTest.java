package io.roguedns.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, 8.8.8.8",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "'  10.0.0.1\t', 10.0.0.1",
    "::1, ::1",
    "::, ::",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8:0:1:0:0:0:1, 2001:db8:0:1::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "fe80::1%eth0, fe80::1",
    "fe80::1%12, fe80::1",
    "fe80::1%, fe80::1",
    "::ffff:8.8.8.8, 8.8.8.8",
    "::FFFF:808:808, 8.8.8.8",
    "0:0:0:0:0:ffff:10.1.2.3, 10.1.2.3",
    "::ffff:10.1.2.3%7, 10.1.2.3",
    "::8.8.8.8, ::808:808",
    "64:ff9b::8.8.8.8, 64:ff9b::808:808"
  })
  void readsEveryFormAndWritesTheCanonicalOne(String text, String canonical) {
    assertThat(IpAddress.parse(text)).map(IpAddress::toString).contains(canonical);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "localhost",
        "dns.example",
        "172.",
        "172.x.1.1",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "1.2.3.04",
        "0x7f.0.0.1",
        "134744072",
        "1.2.3.4%eth0",
        "1.2.3.4/32",
        "1.2.3.4:53",
        "[::1]",
        ":::",
        "1::2::3",
        "12345::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "%eth0",
        "1.2.3.٤",
        "１.2.3.4"
      })
  void givesNothingForTextThatIsNoAddress(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }

  @Test
  void isItsIpv4AddressWhenItMapsOne() {
    assertThat(address("::ffff:192.0.2.1")).isEqualTo(address("192.0.2.1"));
    assertThat(address("::ffff:192.0.2.1")).hasSameHashCodeAs(address("192.0.2.1"));
    assertThat(address("::ffff:192.0.2.1").isV4()).isTrue();
    assertThat(address("::192.0.2.1")).isNotEqualTo(address("192.0.2.1"));
  }

  @Test
  void comesInTheOrderOfItsNumberAndIpv4First() {
    assertThat(
            Stream.of("ff00::", "::", "200.0.0.0", "10.0.0.2", "8000::", "10.0.0.1", "0.0.0.0")
                .map(IpAddressTest::address)
                .sorted())
        .map(IpAddress::toString)
        .containsExactly("0.0.0.0", "10.0.0.1", "10.0.0.2", "200.0.0.0", "::", "8000::", "ff00::");
  }

  @Test
  void survivesSerialisation() throws Exception {
    for (String text : new String[] {"192.0.2.1", "2001:db8::1"}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(Cidr.of(address(text)));
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        assertThat(in.readObject()).isEqualTo(Cidr.parse(text));
      }
    }
  }

  static IpAddress address(String text) {
    return IpAddress.parse(text).orElseThrow();
  }
}
