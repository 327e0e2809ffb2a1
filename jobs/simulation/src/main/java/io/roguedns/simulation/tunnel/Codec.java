package io.roguedns.simulation.tunnel;

/**
 * How bytes become characters of names: a fixed number of bits per character, the highest first, no
 * padding.
 */
enum Codec {
  HEX("0123456789abcdef"),
  /** RFC 4648, in lower case. */
  BASE32("abcdefghijklmnopqrstuvwxyz234567"),
  /** RFC 4648. */
  BASE64(Codec.UPPER + Codec.LOWER + "0123456789+/"),
  /** RFC 4648, for URLs. */
  BASE64_URL(Codec.UPPER + Codec.LOWER + "0123456789-_"),
  /** Iodine's, which counts from 0 after the letters. */
  IODINE_32(Codec.LOWER + "012345"),
  IODINE_64(Codec.LOWER + Codec.UPPER + "-0123456789+"),
  /** Iodine's for servers that change {@code +}. */
  IODINE_64U(Codec.LOWER + Codec.UPPER + "_0123456789-"),
  /** Iodine's for servers that keep every byte. */
  IODINE_128(Codec.LOWER + Codec.UPPER + "0123456789" + Codec.upperBytes());

  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final String alphabet;
  private final int bits;

  Codec(String alphabet) {
    this.alphabet = alphabet;
    this.bits = Integer.numberOfTrailingZeros(alphabet.length());
  }

  /** The bytes from 0xbc to 0xfd, each as the character of its number. */
  private static String upperBytes() {
    StringBuilder bytes = new StringBuilder();
    for (char value = 0xbc; value <= 0xfd; value++) {
      bytes.append(value);
    }
    return bytes.toString();
  }

  /** The characters, each standing for its place among them. */
  String alphabet() {
    return alphabet;
  }

  String encode(byte[] data) {
    StringBuilder out = new StringBuilder((data.length * 8 + bits - 1) / bits);
    int held = 0;
    int holding = 0;
    for (byte next : data) {
      held = held << 8 | next & 0xff;
      holding += 8;
      while (holding >= bits) {
        holding -= bits;
        out.append(digit(held >> holding));
      }
      held &= (1 << holding) - 1;
    }
    return holding == 0 ? out.toString() : out.append(digit(held << bits - holding)).toString();
  }

  /** The character of a number's lowest bits. */
  char digit(int number) {
    return alphabet.charAt(number & alphabet.length() - 1);
  }

  /** The number of bytes that fit into a number of characters. */
  int capacity(int characters) {
    return characters * bits / 8;
  }
}
