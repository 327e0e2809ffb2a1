package io.roguedns.simulation.tunnel;

/** Texts made into names. */
final class Names {
  /** The longest label that DNS allows, in bytes. */
  static final int LABEL = 63;

  /** The longest name that DNS allows as text, in bytes. */
  static final int LONGEST = 253;

  private Names() {}

  /** A text with a dot after every given number of characters, but none at its end. */
  static String dotted(String text, int every) {
    StringBuilder name = new StringBuilder(text.length() + text.length() / every);
    for (int from = 0; from < text.length(); from += every) {
      name.append(from == 0 ? "" : ".");
      name.append(text, from, Math.min(text.length(), from + every));
    }
    return name.toString();
  }

  /** How many characters of payload a name has room for before a domain. */
  static int room(String domain, int every) {
    int withDots = LONGEST - domain.length() - 1;
    return withDots - withDots / (every + 1) - 1;
  }

  /** A name as the sensor writes it down: bytes that aren't ASCII as {@code \xbc}. */
  static String written(String name) {
    StringBuilder text = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char next = name.charAt(i);
      if (next < 0x80) {
        text.append(next);
      } else {
        text.append("\\x").append(Integer.toHexString(next));
      }
    }
    return text.toString();
  }
}
