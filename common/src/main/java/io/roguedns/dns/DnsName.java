package io.roguedns.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A queried name in canonical form, so equal names are equal text: labels in lower case, and every
 * byte that isn't a letter, a digit, {@code -} or {@code _} written as an escape. The client
 * chooses it, so it may be anything: of any length, with bytes of any value, a dot within a label,
 * no dot at all.
 *
 * <p>Text is read as senders write it, in the presentation format of RFC 1035: {@code \.} is a dot
 * within a label and {@code \007} a byte by its number. Only ASCII letters have a case (RFC 4343).
 * A trailing dot is ignored.
 */
public final class DnsName {
  /**
   * A valid name has 255 bytes at most; of longer text only the end is read, where its domain would
   * be.
   */
  static final int MOST_CHARACTERS = 1_024;

  private static final int MOST_SHOWN = 255;
  private static final int BYTE = 0xFF;

  private final List<String> labels;
  private final String text;

  private DnsName(List<String> labels) {
    this.labels = List.copyOf(labels);
    this.text = String.join(".", labels);
  }

  /** Parses a name; this never fails. */
  public static DnsName of(String asked) {
    String cut =
        asked.length() > MOST_CHARACTERS
            ? asked.substring(asked.length() - MOST_CHARACTERS)
            : asked;
    List<String> labels = new ArrayList<>();
    StringBuilder label = new StringBuilder();
    int at = 0;
    while (at < cut.length()) {
      char letter = cut.charAt(at);
      if (letter == '.') {
        endLabel(label, labels);
        at++;
      } else if (letter == '\\' && at + 1 < cut.length()) {
        at += escaped(cut, at, label);
      } else if (letter < 0x80) {
        appendByte(letter, label);
        at++;
      } else {
        int point = cut.codePointAt(at);
        for (byte unit : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
          appendByte(unit & BYTE, label);
        }
        at += Character.charCount(point);
      }
    }
    endLabel(label, labels);
    return new DnsName(labels);
  }

  /** Empty labels, which no valid name has, are dropped. */
  private static void endLabel(StringBuilder label, List<String> labels) {
    if (label.length() > 0) {
      labels.add(label.toString());
      label.setLength(0);
    }
  }

  /** Reads an escape; returns its length. */
  private static int escaped(String text, int backslash, StringBuilder label) {
    int number = 0;
    int digits = 0;
    while (digits < 3 && backslash + 1 + digits < text.length()) {
      int digit = text.charAt(backslash + 1 + digits) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = number * 10 + digit;
      digits++;
    }
    if (digits == 3 && number <= BYTE) {
      appendByte(number, label);
      return 4;
    }
    char plain = text.charAt(backslash + 1);
    appendByte(plain < 0x80 ? plain : '\\', label);
    return plain < 0x80 ? 2 : 1;
  }

  private static void appendByte(int unit, StringBuilder label) {
    if (unit >= 'A' && unit <= 'Z') {
      label.append((char) (unit + ('a' - 'A')));
    } else if (unit >= 'a' && unit <= 'z'
        || unit >= '0' && unit <= '9'
        || unit == '-'
        || unit == '_') {
      label.append((char) unit);
    } else {
      label.append('\\');
      label.append((char) ('0' + unit / 100));
      label.append((char) ('0' + unit / 10 % 10));
      label.append((char) ('0' + unit % 10));
    }
  }

  /** The labels, that of the host first; none for the root. */
  public List<String> labels() {
    return labels;
  }

  /** The labels between dots, without one at the end; {@code ""} for the root. ASCII alone. */
  @Override
  public String toString() {
    return text;
  }

  /** The name for a person: its canonical text, cut if it is longer than any name can be. */
  public String shown() {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DnsName that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
