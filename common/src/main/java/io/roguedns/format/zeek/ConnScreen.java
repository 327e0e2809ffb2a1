package io.roguedns.format.zeek;

import io.roguedns.format.Planned;
import io.roguedns.json.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells of a row of {@code conn.log} that comes as JSON, by its bytes alone, that it is to a port
 * which no signal needs: most are. It may take a row for needed that isn't, never the other way
 * round: where a backslash stands, where the port isn't a plain number, where the row doesn't name
 * its state, the row is parsed.
 */
final class ConnScreen {
  private static final byte QUOTE = '"';
  private static final byte BACKSLASH = '\\';
  private static final byte[] PORT = "resp_p".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STATE = "\"conn_state".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PATH = "\"_path".getBytes(StandardCharsets.US_ASCII);

  private final Planned planned;

  ConnScreen(Planned planned) {
    this.planned = planned;
  }

  /** Whether no signal needs a row, which begins and ends like an object. */
  boolean isUnneeded(byte[] bytes, int from, int to) {
    if (Bytes.indexOf(bytes, from, to, BACKSLASH) >= 0) {
      return false;
    }
    boolean port = false;
    boolean state = false;
    int quote = Bytes.indexOf(bytes, from, to, QUOTE);
    while (quote >= 0) {
      if (endsWith(PORT, bytes, from, quote)) {
        if (!planned.surelyOtherPort(bytes, quote + 1, to)) {
          return false;
        }
        port = true;
      } else if (endsWith(STATE, bytes, from, quote)) {
        state = true;
      } else if (endsWith(PATH, bytes, from, quote)) {
        return false;
      }
      quote = Bytes.indexOf(bytes, quote + 1, to, QUOTE);
    }
    return port && state;
  }

  private static boolean endsWith(byte[] name, byte[] bytes, int from, int to) {
    int start = to - name.length;
    return start >= from && Arrays.equals(bytes, start, to, name, 0, name.length);
  }
}
