package io.roguedns.json;

import java.nio.charset.StandardCharsets;

/** What JSON's strings and nested values say, as text. */
public final class JsonText {
  private JsonText() {}

  /**
   * What stands between a string's quotes, with its escapes read. Halves of surrogate pairs without
   * their other half become U+FFFD: they have no UTF-8, and would fail wherever the text goes next.
   */
  public static String string(byte[] bytes, int start, int end, boolean escaped) {
    if (!escaped) {
      return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder(end - start);
    boolean surrogates = false;
    int plain = start;
    int at = start;
    while (at < end) {
      if (bytes[at] != '\\' || at + 1 == end) {
        at++;
        continue;
      }
      text.append(new String(bytes, plain, at - plain, StandardCharsets.UTF_8));
      byte kind = bytes[at + 1];
      if (kind == 'u' && at + 6 <= end) {
        char unit = (char) hex(bytes, at + 2);
        surrogates |= Character.isSurrogate(unit);
        text.append(unit);
        at += 6;
      } else {
        text.append(unescaped(kind));
        at += 2;
      }
      plain = at;
    }
    text.append(new String(bytes, plain, end - plain, StandardCharsets.UTF_8));
    if (surrogates) {
      replaceLoneSurrogates(text);
    }
    return text.toString();
  }

  private static char unescaped(byte kind) {
    return switch (kind) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> (char) (kind & 0x7F);
    };
  }

  private static int hex(byte[] bytes, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      value = value << 4 | Math.max(0, Character.digit(bytes[i], 16));
    }
    return value;
  }

  private static void replaceLoneSurrogates(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(unit)) {
        text.setCharAt(i, '\uFFFD');
      }
    }
  }

  /** A nested value's JSON without the white space that only lays it out. */
  public static String compact(byte[] bytes, int start, int end) {
    byte[] out = new byte[end - start];
    int length = 0;
    boolean string = false;
    for (int at = start; at < end; at++) {
      byte here = bytes[at];
      if (string) {
        if (here == '\\') {
          out[length++] = here;
          at++;
        } else if (here == '"') {
          string = false;
        }
      } else if (Bytes.isBlank(here)) {
        continue;
      } else if (here == '"') {
        string = true;
      }
      out[length++] = bytes[at];
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }
}
