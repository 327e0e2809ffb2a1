package io.roguedns.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class BytesProperties {
  /** Bytes near the edges of what UTF-8 allows. */
  private static final int[] EDGES = {
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED,
    0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF
  };

  @Property(tries = 30_000)
  void knowsUtf8AsTheJdkDoes(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[random.nextInt(30)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextInt(3) == 0 ? EDGES[random.nextInt(EDGES.length)] : 'a');
      if (random.nextInt(3) == 0 && i > 0) {
        byte[] letter = Character.toString(random.nextInt(0xD800)).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(letter, 0, bytes, i, Math.min(letter.length, bytes.length - i));
        i += letter.length - 1;
      }
    }
    assertThat(Bytes.notUtf8(bytes, 0, bytes.length) < 0).isEqualTo(isUtf8(bytes));
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException no) {
      return false;
    }
  }

  @Property
  void findsTheFirst(@ForAll @Size(max = 60) byte[] bytes, @ForAll byte value) {
    for (int from = 0; from <= Math.min(9, bytes.length); from++) {
      int expected = -1;
      for (int i = bytes.length - 1; i >= from; i--) {
        expected = bytes[i] == value ? i : expected;
      }
      assertThat(Bytes.indexOf(bytes, from, bytes.length, value)).isEqualTo(expected);
    }
  }

  /** A value's end is the same whether its bytes come at once or a few at a time. */
  @Property(tries = 5_000)
  void skipsInPieces(@ForAll long seed) {
    Spelling spelling = new Spelling(seed);
    byte[] value = (spelling.input() + " ").getBytes(StandardCharsets.UTF_8);
    int whole = new ValueSkipper().skip(value, 0, value.length);
    assertThat(whole).isEqualTo(value.length - 1);
    ValueSkipper skipper = new ValueSkipper();
    int at = 0;
    int end = -1;
    while (end < 0) {
      int to = Math.min(value.length, at + 1 + spelling.random().nextInt(12));
      end = skipper.skip(Arrays.copyOf(value, to), at, to);
      at = to;
    }
    assertThat(end).isEqualTo(whole);
  }
}
