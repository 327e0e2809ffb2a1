package io.roguedns.detection.source.columnar;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.values.ValuesReader;

/** Which rows of a page have a value, and which value it is: nulls aren't stored. */
final class Presence {
  private final HybridInts levels = new HybridInts();
  private long[] words = new long[0];

  /** Values before each word's first row. */
  private int[] before = new int[0];

  private boolean complete = true;
  private int rows;

  /** Every row of the page has a value. */
  void startComplete(int rowCount) {
    rows = rowCount;
    complete = true;
  }

  /** Reads a page's definition levels, in the hybrid of runs and packed bits. */
  void start(Bytes bytes, int rowCount) {
    rows = rowCount;
    clear();
    levels.start(bytes, 1);
    int row = 0;
    while (row < rowCount) {
      int stop = levels.runEndingAfter(row, rowCount);
      if (levels.isPacked()) {
        for (; row < stop; row++) {
          if (levels.at(row) != 0) {
            words[row >>> 6] |= 1L << row;
          }
        }
      } else if (levels.at(row) != 0) {
        fill(row, stop);
      }
      row = stop;
    }
    count();
  }

  /**
   * Reads a page's definition levels in an encoding of old.
   *
   * @return how many bytes they take
   */
  int start(Bytes bytes, int rowCount, Encoding encoding, ColumnDescriptor column)
      throws IOException {
    rows = rowCount;
    clear();
    ValuesReader reader = encoding.getValuesReader(column, ValuesType.DEFINITION_LEVEL);
    ByteBufferInputStream in = bytes.toStream();
    reader.initFromPage(rowCount, in);
    for (int row = 0; row < rowCount; row++) {
      if (reader.readInteger() != 0) {
        words[row >>> 6] |= 1L << row;
      }
    }
    count();
    return (int) in.position();
  }

  private void clear() {
    int needed = (rows >>> 6) + 1;
    if (words.length < needed) {
      words = new long[needed];
      before = new int[needed];
    } else {
      Arrays.fill(words, 0, needed, 0);
    }
  }

  private void fill(int from, int to) {
    int row = from;
    while (row < to) {
      if ((row & 63) == 0 && to - row >= 64) {
        words[row >>> 6] = -1;
        row += 64;
      } else {
        words[row >>> 6] |= 1L << row;
        row++;
      }
    }
  }

  private void count() {
    int values = 0;
    for (int i = 0; i <= rows >>> 6; i++) {
      before[i] = values;
      values += Long.bitCount(words[i]);
    }
    complete = values == rows;
  }

  /** Whether every row has a value: then a row's value has the row's own index. */
  boolean isComplete() {
    return complete;
  }

  /** Whether a row, counted from the page's first, has a value. */
  boolean has(int row) {
    return complete || (words[row >>> 6] >>> row & 1) != 0;
  }

  /** The index of a row's value, or of the next one if it has none. */
  int valueOf(int row) {
    if (complete) {
      return row;
    }
    int word = row >>> 6;
    return before[word] + Long.bitCount(words[word] & (1L << row) - 1);
  }
}
