package io.roguedns.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicSpaceTest {
  @Test
  void countsAddressesOnceHoweverRangesOverlap() {
    double one = share(true, "12.0.0.0/8");
    assertThat(one).isCloseTo(1 / 221.0, within(0.0001));
    assertThat(share(true, "12.0.0.0/8", "12.1.0.0/16", "12.0.0.0/8", "12.0.0.1")).isEqualTo(one);
    assertThat(share(true, "12.0.0.0/9", "12.128.0.0/9")).isEqualTo(one);
  }

  @Test
  void countsPublicAddressesAlone() {
    assertThat(share(true, "10.0.0.0/8", "127.0.0.0/8", "224.0.0.0/3")).isZero();
    assertThat(share(true, "10.0.0.0/7")).isEqualTo(share(true, "11.0.0.0/8"));
    assertThat(share(true, "100.64.0.0/10")).isPositive();
    assertThat(share(false, "fc00::/7", "::/8")).isZero();
    assertThat(share(true)).isZero();
  }

  @Test
  void knowsEachVersionByItself() {
    assertThat(share(true, "0.0.0.0/0")).isEqualTo(1);
    assertThat(share(false, "0.0.0.0/0")).isZero();
    assertThat(share(false, "::/0")).isEqualTo(1);
    assertThat(share(false, "2000::/4")).isEqualTo(0.5);
    assertThat(share(true, "::/0")).isZero();
  }

  private static double share(boolean v4, String... ranges) {
    List<Cidr> parsed = Stream.of(ranges).map(Cidr::parse).toList();
    return PublicSpace.share(parsed, v4);
  }
}
