package io.roguedns.format;

import io.roguedns.json.Bytes;
import java.util.Set;

/** The remote ports that are asked for: a few, so that looking at each is fastest. */
public final class Ports {
  private final int[] ports;

  public Ports(Set<Integer> ports) {
    this.ports = ports.stream().mapToInt(Integer::intValue).toArray();
  }

  public boolean contains(long port) {
    for (int one : ports) {
      if (one == port) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a member's value, from after its name's closing quote, is beyond doubt none of the
   * ports: {@code null}, or a short number without sign, fraction or exponent, in quotes or not.
   */
  public boolean surelyOther(byte[] bytes, int from, int to) {
    int at = Bytes.skipBlanks(bytes, from, to);
    if (at == to || bytes[at] != ':') {
      return false;
    }
    at = Bytes.skipBlanks(bytes, at + 1, to);
    if (at == to) {
      return false;
    }
    if (bytes[at] == 'n') {
      return true;
    }
    boolean quoted = bytes[at] == '"';
    if (quoted) {
      at++;
    }
    int first = at;
    int value = 0;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      value = value * 10 + bytes[at] - '0';
      at++;
    }
    if (at == to || at - first > 9) {
      return false;
    }
    byte end = bytes[at];
    if (quoted) {
      return end == '"' && !contains(value);
    }
    return at > first && (end == ',' || end == '}' || Bytes.isBlank(end)) && !contains(value);
  }
}
