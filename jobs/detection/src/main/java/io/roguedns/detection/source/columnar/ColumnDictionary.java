package io.roguedns.detection.source.columnar;

import java.util.Arrays;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * A chunk's dictionary. An entry becomes a number or a string when it is first asked for, and once.
 */
final class ColumnDictionary {
  /** Stands for an entry that wasn't asked for yet. */
  private static final long UNREAD = LongReading.NONE + 1;

  /** Where an entry begins and ends, its number, and its text without its characters. */
  private static final long ENTRY_BYTES = 72;

  private final Physical physical;
  private final byte[] array;

  /** Where each entry begins, and where the last ends; a varying one begins after its length. */
  private final int[] starts;

  private final int[] ends;
  private long[] numbers;
  private String[] texts;

  ColumnDictionary(Physical physical, Bytes bytes, int size) {
    int least = physical.width() == Physical.VARIES ? Integer.BYTES : physical.width();
    if (size < 0 || !physical.isSupported() || size > bytes.length() / least) {
      throw new ParquetDecodingException(
          "a dictionary of " + bytes.length() + " bytes can't have " + size + " entries");
    }
    this.physical = physical;
    this.array = bytes.array();
    this.starts = new int[size];
    this.ends = new int[size];
    int at = bytes.from();
    for (int i = 0; i < size; i++) {
      int length = physical.width();
      if (length == Physical.VARIES) {
        length = at > bytes.to() - Integer.BYTES ? -1 : Bytes.intAt(array, at);
        at += Integer.BYTES;
      }
      if (length < 0 || length > bytes.to() - at) {
        throw new ParquetDecodingException("a dictionary's entry is longer than the dictionary");
      }
      starts[i] = at;
      at += length;
      ends[i] = at;
    }
  }

  /**
   * About how many bytes of heap the entries take once all were asked for.
   *
   * @param size their number, as the file says
   */
  static long memory(Bytes bytes, int size) {
    return Math.max(0, size) * ENTRY_BYTES + bytes.length();
  }

  int size() {
    return starts.length;
  }

  /** An entry, as if it were a page's value. */
  PageValues entry(int id) {
    return new PageValues() {
      @Override
      public void to(int index) {
        throw new UnsupportedOperationException("an entry is one value");
      }

      @Override
      public long asLong(LongReading reading) {
        return ColumnDictionary.this.asLong(id, reading);
      }

      @Override
      public String asText(TextReading reading) {
        return ColumnDictionary.this.asText(id, reading);
      }
    };
  }

  long asLong(int id, LongReading reading) {
    if (numbers == null) {
      numbers = new long[starts.length];
      Arrays.fill(numbers, UNREAD);
    }
    long number = numbers[id];
    if (number == UNREAD) {
      number = physical.asLong(array, starts[id], ends[id], reading);
      numbers[id] = number;
    }
    return number;
  }

  String asText(int id, TextReading reading) {
    if (texts == null) {
      texts = new String[starts.length];
    }
    String text = texts[id];
    if (text == null) {
      text = physical.asText(array, starts[id], ends[id], reading);
      texts[id] = text;
    }
    return text;
  }
}
