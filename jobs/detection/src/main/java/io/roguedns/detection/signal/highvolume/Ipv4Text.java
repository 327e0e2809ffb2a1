package io.roguedns.detection.signal.highvolume;

/** IPv4 addresses as text in their one canonical form, and as the four bytes that it stands for. */
final class Ipv4Text {
  private Ipv4Text() {}

  /**
   * The address as an unsigned 32-bit number, or -1 if the text isn't four numbers without leading
   * zeros.
   */
  static long pack(String text) {
    int length = text.length();
    if (length < 7 || length > 15) {
      return -1;
    }
    long address = 0;
    int octet = -1;
    int dots = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (octet < 0 || ++dots > 3) {
          return -1;
        }
        address = address << 8 | octet;
        octet = -1;
      } else if (c >= '0' && c <= '9' && octet != 0) {
        octet = (octet < 0 ? 0 : octet * 10) + c - '0';
        if (octet > 255) {
          return -1;
        }
      } else {
        return -1;
      }
    }
    return dots == 3 && octet >= 0 ? address << 8 | octet : -1;
  }
}
