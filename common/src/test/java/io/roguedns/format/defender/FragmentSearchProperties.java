package io.roguedns.format.defender;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class FragmentSearchProperties {
  /** Wherever a component stands, in whatever case, it is found. */
  @Property
  void findsFragments(@ForAll @Size(max = 40) byte[] around, @ForAll long seed) {
    Random random = new Random(seed);
    FragmentSearch search =
        new FragmentSearch(List.of("tcpip\\parameters", "dnscache\\x", "tcpip6"));
    byte[] word = (random.nextBoolean() ? "TcpIp" : "dNSCACHE").getBytes(StandardCharsets.US_ASCII);
    int at = random.nextInt(around.length + 1);
    byte[] bytes = new byte[around.length + word.length];
    System.arraycopy(around, 0, bytes, 0, at);
    System.arraycopy(word, 0, bytes, at, word.length);
    System.arraycopy(around, at, bytes, at + word.length, around.length - at);
    assertThat(search.mayContain(bytes, 0, bytes.length)).isTrue();
    byte[] broken = Arrays.copyOf(bytes, at + word.length - 1);
    String text = new String(broken, StandardCharsets.ISO_8859_1).toLowerCase();
    assertThat(search.mayContain(broken, 0, broken.length))
        .isEqualTo(text.contains("tcpip") || text.contains("dnscache"));
  }
}
