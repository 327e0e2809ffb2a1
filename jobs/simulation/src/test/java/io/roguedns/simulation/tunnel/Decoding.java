package io.roguedns.simulation.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;

/** The way back from characters to bytes, as a tunnel's server goes it. */
final class Decoding {
  private Decoding() {}

  /** What a text without its dots stands for; bits that are no whole byte are left. */
  static byte[] of(Codec codec, String name) {
    String alphabet = codec.alphabet();
    int bits = Integer.numberOfTrailingZeros(alphabet.length());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int held = 0;
    int holding = 0;
    for (char next : name.replace(".", "").toCharArray()) {
      int digit = alphabet.indexOf(next);
      assertThat(digit).as("'%s' in %s", next, codec).isNotNegative();
      held = held << bits | digit;
      holding += bits;
      if (holding >= 8) {
        holding -= 8;
        bytes.write(held >> holding);
        held &= (1 << holding) - 1;
      }
    }
    return bytes.toByteArray();
  }

  /** What stands before a domain. */
  static String before(String domain, String name) {
    assertThat(name).endsWith("." + domain);
    return name.substring(0, name.length() - domain.length() - 1);
  }
}
