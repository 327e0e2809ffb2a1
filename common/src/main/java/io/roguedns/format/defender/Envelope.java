package io.roguedns.format.defender;

import io.roguedns.json.Bytes;
import io.roguedns.json.JsonText;
import io.roguedns.json.ValueSkipper;
import java.util.Arrays;

/**
 * The records of an Event Hubs message, {@code {"records":[...]}}, found in one pass forward. A
 * message is taken whole or not at all: unless its outline holds from the first byte to the last,
 * none of its records is known.
 */
final class Envelope {
  private static final byte[] RECORDS = {'r', 'e', 'c', 'o', 'r', 'd', 's'};
  private static final int FEW = 4096;

  private final ValueSkipper skipper = new ValueSkipper();
  private int[] bounds = new int[256];
  private int count;
  private byte[] bytes;
  private int to;
  private int at;

  /**
   * Finds the records.
   *
   * @return whether the message's outline is that of an object whose member {@code records} is a
   *     list; of several such members the last counts
   */
  boolean open(byte[] message, int from, int end) {
    bytes = message;
    at = from;
    to = end;
    count = 0;
    if (bounds.length > 2 * FEW) {
      bounds = new int[256];
    }
    boolean found = members();
    bytes = null;
    return found;
  }

  int count() {
    return count;
  }

  int start(int record) {
    return bounds[2 * record];
  }

  int end(int record) {
    return bounds[2 * record + 1];
  }

  private boolean members() {
    if (!take('{')) {
      return false;
    }
    boolean found = false;
    if (take('}')) {
      return false;
    }
    do {
      at = Bytes.skipBlanks(bytes, at, to);
      int key = at;
      if (at == to || bytes[at] != '"' || !skipValue()) {
        return false;
      }
      boolean records = isRecords(key, at);
      if (!take(':')) {
        return false;
      }
      at = Bytes.skipBlanks(bytes, at, to);
      if (records) {
        count = 0;
        found = at < to && bytes[at] == '[';
      }
      if (records && found ? !elements() : !skipValue()) {
        return false;
      }
    } while (take(','));
    return take('}') && Bytes.skipBlanks(bytes, at, to) == to && found;
  }

  private boolean elements() {
    if (!take('[')) {
      return false;
    }
    if (take(']')) {
      return true;
    }
    do {
      at = Bytes.skipBlanks(bytes, at, to);
      int start = at;
      if (at == to || bytes[at] == ',' || bytes[at] == ']' || !skipValue()) {
        return false;
      }
      if (bounds.length == 2 * count) {
        bounds = Arrays.copyOf(bounds, 4 * count);
      }
      bounds[2 * count] = start;
      bounds[2 * count + 1] = at;
      count++;
    } while (take(','));
    return take(']');
  }

  private boolean skipValue() {
    skipper.reset();
    int end = skipper.skip(bytes, at, to);
    at = end < 0 ? to : end;
    return end >= 0;
  }

  private boolean take(char expected) {
    at = Bytes.skipBlanks(bytes, at, to);
    if (at < to && bytes[at] == expected) {
      at++;
      return true;
    }
    return false;
  }

  private boolean isRecords(int start, int end) {
    for (int i = start + 1; i < end; i++) {
      if (bytes[i] == '\\') {
        return JsonText.string(bytes, start + 1, end - 1, true).equals("records");
      }
    }
    return Arrays.equals(bytes, start + 1, end - 1, RECORDS, 0, RECORDS.length);
  }
}
