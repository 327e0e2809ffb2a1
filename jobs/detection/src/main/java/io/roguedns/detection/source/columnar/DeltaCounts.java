package io.roguedns.detection.source.columnar;

import org.apache.parquet.column.Encoding;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * Checks how many numbers a page in a delta encoding says that it has: parquet-java makes room for
 * them before it reads the first, and they needn't be as many as the page has values.
 */
final class DeltaCounts {
  /** The most numbers of a block, and the most parts of one; writers take 128 and 4. */
  private static final int MAX_BLOCK = 1 << 16;

  private static final int MAX_VARINT_BYTES = 10;

  private final Bytes page;
  private int at;

  private DeltaCounts(Bytes page) {
    this.page = page;
    this.at = page.from();
  }

  /**
   * Checks the counts of a page.
   *
   * @param valueCount how many values the page's header says that it has
   * @return how many numbers a reader holds at most: none unless the encoding is a delta encoding
   * @throws ParquetDecodingException if the page says that there are more
   */
  static long check(Encoding encoding, Bytes page, int valueCount) {
    return switch (encoding) {
      case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY ->
          new DeltaCounts(page).numbers(valueCount, false);
      case DELTA_BYTE_ARRAY -> {
        DeltaCounts counts = new DeltaCounts(page);
        // The lengths of prefixes, and after them those of the rest.
        long prefixes = counts.numbers(valueCount, true);
        yield prefixes + counts.numbers(valueCount, false);
      }
      default -> 0;
    };
  }

  /**
   * Reads the header of a list of numbers.
   *
   * @param skip whether to go on to the list's end
   */
  private long numbers(int valueCount, boolean skip) {
    long block = number();
    long parts = number();
    long count = number();
    if (block < 1
        || block > MAX_BLOCK
        || parts < 1
        || parts > block
        || count < 0
        || count > valueCount) {
      throw new ParquetDecodingException(
          "a page of %,d values can't have %,d numbers in blocks of %,d in %,d parts"
              .formatted(valueCount, count, block, parts));
    }
    number();
    if (skip) {
      skip(count - 1, (int) parts, block / parts);
    }
    return count + block;
  }

  private void skip(long numbers, int parts, long partSize) {
    long left = numbers;
    while (left > 0) {
      number();
      int widths = at;
      advance(parts);
      for (int part = 0; part < parts && left > 0; part++) {
        advance((page.array()[widths + part] & 0xFF) * partSize / Byte.SIZE);
        left -= partSize;
      }
    }
  }

  private void advance(long bytes) {
    if (bytes > page.to() - at) {
      throw endsEarly();
    }
    at += (int) bytes;
  }

  private long number() {
    long value = 0;
    for (int i = 0; i < MAX_VARINT_BYTES; i++) {
      if (at >= page.to()) {
        throw endsEarly();
      }
      byte next = page.array()[at++];
      value |= (long) (next & 0x7F) << 7 * i;
      if (next >= 0) {
        return value;
      }
    }
    throw new ParquetDecodingException("a number of a page is longer than ten bytes");
  }

  private static ParquetDecodingException endsEarly() {
    return new ParquetDecodingException("a page ends before its numbers do");
  }
}
