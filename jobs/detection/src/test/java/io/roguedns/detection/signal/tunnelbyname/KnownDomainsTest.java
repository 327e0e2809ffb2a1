package io.roguedns.detection.signal.tunnelbyname;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.dns.DnsName;
import io.roguedns.dns.RegisteredDomain;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownDomainsTest {
  private final KnownDomains known = new KnownDomains();

  /** Far more names than there is room for, most of them again and again. */
  @Test
  void whatIsRememberedIsWhatIsWorkedOut() {
    Random dice = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      int number = dice.nextInt(dice.nextBoolean() ? 100 : 30_000);
      String name = "a".repeat(number % 150) + ".n" + number + (number % 2 == 0 ? ".com" : ".lan");

      assertThat(known.of(name)).isEqualTo(RegisteredDomain.of(DnsName.of(name)));
    }
  }

  @Test
  void aNameThatIsAskedAgainIsNotWorkedOutAgain() {
    assertThat(known.of("www.example.com")).isSameAs(known.of(new String("www.example.com")));
  }
}
