package io.roguedns.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AddressProperties {
  @Property(tries = 500)
  void whatIsWrittenReadsBack(@ForAll("addresses") IpAddress address) {
    assertThat(IpAddress.parse(address.toString())).contains(address);
  }

  @Property(tries = 500)
  void agreesWithTheJdkOnWhatBytesMean(@ForAll("addresses") IpAddress address)
      throws UnknownHostException {
    InetAddress expected = InetAddress.getByAddress(address.toBytes());
    assertThat(InetAddress.getByName(address.toString())).isEqualTo(expected);
    assertThat(address.isV4()).isEqualTo(expected instanceof Inet4Address);
  }

  @Property(tries = 1000)
  void containsByArithmetic(
      @ForAll("addresses") IpAddress base,
      @ForAll @IntRange(max = 128) int length,
      @ForAll @IntRange(max = 128) int flipped) {
    int prefix = Math.min(length, base.length());
    BigInteger number = new BigInteger(1, base.toBytes());
    // A neighbour that differs in one bit, or in none.
    BigInteger other = flipped < base.length() ? number.flipBit(flipped) : number;
    boolean expected = number.xor(other).shiftRight(base.length() - prefix).signum() == 0;
    IpAddress neighbour = of(other, base.isV4());
    Cidr range = Cidr.around(base, prefix);
    assertThat(range.contains(base)).isTrue();
    assertThat(range.contains(neighbour)).isEqualTo(expected && neighbour.isV4() == base.isV4());
    assertThat(Cidr.parse(range.toString())).isEqualTo(range);
  }

  @Property(tries = 500)
  void refusesHostBits(@ForAll("addresses") IpAddress base, @ForAll @IntRange(max = 127) int bits) {
    int prefix = Math.min(bits, base.length() - 1);
    String text = base + "/" + prefix;
    if (Cidr.around(base, prefix).first().equals(base)) {
      assertThat(Cidr.parse(text).prefix()).isEqualTo(prefix);
    } else {
      assertThatThrownBy(() -> Cidr.parse(text)).hasMessageContaining("host bits set");
    }
  }

  @Property(tries = 2000)
  void neverThrowsOnText(@ForAll("texts") String text) {
    assertThat(IpAddress.parse(text)).isNotNull();
    try {
      assertThat(Cidr.parse(text).toString()).isNotEmpty();
    } catch (IllegalArgumentException problem) {
      assertThat(problem).hasMessageMatching("(?s).+ (isn't an? |has host bits).*");
    }
  }

  @Provide
  Arbitrary<IpAddress> addresses() {
    Arbitrary<IpAddress> v4 = Arbitraries.integers().map(IpAddress::ofV4);
    Arbitrary<IpAddress> v6 =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(IpAddress::ofV6);
    // Groups of zeros, which the canonical text leaves out.
    Arbitrary<Long> sparse = Arbitraries.integers().between(0, 3).map(shift -> 0x1fL << shift * 16);
    Arbitrary<IpAddress> zeros = Combinators.combine(sparse, sparse).as(IpAddress::ofV6);
    return Arbitraries.oneOf(v4, v6, zeros);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.strings().withChars("0123456789abcdefF.:/% -").ofMaxLength(50));
  }

  private static IpAddress of(BigInteger number, boolean v4) {
    return v4
        ? IpAddress.ofV4(number.intValue())
        : IpAddress.ofV6(number.shiftRight(64).longValue(), number.longValue());
  }
}
