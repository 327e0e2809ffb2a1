package io.roguedns.detection.source.columnar;

import org.apache.parquet.io.ParquetDecodingException;

/**
 * Numbers in Parquet's hybrid of runs and packed bits, reached by their index, in ascending order:
 * what lies between is stepped over a run at a time.
 */
final class HybridInts {
  /** Beyond this a number and its offset in a byte don't fit in a long. */
  private static final int WIDEST = 32;

  private byte[] data;
  private int end;
  private int width;
  private long mask;

  /** Where the next run begins. */
  private int next;

  private int runStart;
  private long runEnd;
  private boolean packed;

  /** The run's number, if it isn't packed. */
  private int repeated;

  /** Where the run's bits begin, if it is packed. */
  private int bits;

  /** Starts on a page. */
  void start(Bytes bytes, int bitWidth) {
    if (bitWidth < 0 || bitWidth > WIDEST) {
      throw new ParquetDecodingException("numbers of " + bitWidth + " bits");
    }
    data = bytes.array();
    next = bytes.from();
    end = bytes.to();
    width = bitWidth;
    mask = (1L << bitWidth) - 1;
    runStart = 0;
    runEnd = 0;
  }

  /** The number at an index that isn't before the last one asked for. */
  int at(int index) {
    seek(index);
    return packed ? unpack(index - runStart) : repeated;
  }

  /** The end of the run that an index is in, but no more than a limit. */
  int runEndingAfter(int index, int limit) {
    seek(index);
    return (int) Math.min(limit, runEnd);
  }

  /** Whether the run of the last index asked for has numbers that differ. */
  boolean isPacked() {
    return packed;
  }

  /**
   * Finds the numbers that are wanted.
   *
   * @param from the first index to look at
   * @param to the index after the last to look at
   * @param wanted by number
   * @param shift what is added to indexes that are found
   * @param out takes the indexes; has room for one more than there are in the range
   * @param found takes the numbers; has as much room
   * @param count how many are in it already
   * @return how many are in it now
   */
  int select(int from, int to, boolean[] wanted, int shift, int[] out, int[] found, int count) {
    int index = from;
    while (index < to) {
      seek(index);
      int stop = (int) Math.min(to, runEnd);
      if (packed) {
        count = selectPacked(index, stop, wanted, shift, out, found, count);
      } else if (wanted[repeated]) {
        for (int i = index; i < stop; i++) {
          found[count] = repeated;
          out[count++] = i + shift;
        }
      }
      index = stop;
    }
    return count;
  }

  private int selectPacked(
      int from, int to, boolean[] wanted, int shift, int[] out, int[] found, int count) {
    long bit = (long) (from - runStart) * width;
    int last = (int) (bits + ((long) (to - 1 - runStart) * width >>> 3));
    if (width > 0 && last + 8 <= data.length && last + 8 <= end) {
      byte[] array = data;
      for (int i = from; i < to; i++) {
        int id = (int) (Bytes.longAt(array, bits + (int) (bit >>> 3)) >>> (bit & 7) & mask);
        out[count] = i + shift;
        found[count] = id;
        count += wanted[id] ? 1 : 0;
        bit += width;
      }
      return count;
    }
    for (int i = from; i < to; i++) {
      int number = unpack(i - runStart);
      if (wanted[number]) {
        found[count] = number;
        out[count++] = i + shift;
      }
    }
    return count;
  }

  private void seek(int index) {
    while (index >= runEnd) {
      nextRun();
    }
  }

  private void nextRun() {
    runStart = (int) runEnd;
    int header = unsignedVarInt();
    if ((header & 1) == 0) {
      packed = false;
      runEnd += header >>> 1;
      repeated = 0;
      for (int shift = 0; shift < width; shift += 8) {
        repeated |= (nextByte() & 0xff) << shift;
      }
    } else {
      packed = true;
      long groups = header >>> 1;
      runEnd += groups * 8;
      bits = next;
      // The last run may leave out the bytes that hold no more numbers.
      next = (int) Math.min(end, next + groups * width);
    }
    if (runEnd > Integer.MAX_VALUE) {
      runEnd = Integer.MAX_VALUE;
    }
  }

  private int unsignedVarInt() {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = nextByte();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new ParquetDecodingException("a run's header is longer than five bytes");
  }

  private byte nextByte() {
    if (next >= end) {
      throw new ParquetDecodingException("a page's runs end before its values do");
    }
    return data[next++];
  }

  private int unpack(int position) {
    if (width == 0) {
      return 0;
    }
    long bit = (long) position * width;
    long first = bits + (bit >>> 3);
    long last = bits + (bit + width - 1 >>> 3);
    if (last >= end) {
      throw new ParquetDecodingException("a page's runs end before its values do");
    }
    if (first + 8 <= data.length) {
      return (int) (Bytes.longAt(data, (int) first) >>> (bit & 7) & mask);
    }
    long word = 0;
    for (int i = 0; first + i <= last; i++) {
      word |= (data[(int) first + i] & 0xffL) << 8 * i;
    }
    return (int) (word >>> (bit & 7) & mask);
  }
}
