package io.roguedns.detection.source.columnar;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;

/**
 * Finds the rows that are needed by one column alone. Where its values are numbers of dictionary
 * entries, each entry is judged once, and a page is not even decompressed if no entry is needed.
 */
public final class RowSelector extends ChunkReader {
  private final Criterion criterion;

  /** Which dictionary entries are needed; null until that was asked. */
  private boolean[] needed;

  private boolean anyNeeded;

  /** The entries of rows that were found. */
  private int[] entries = new int[0];

  /**
   * @param descriptor the column, or null if the file doesn't have it
   */
  public RowSelector(ColumnDescriptor descriptor, Criterion criterion) {
    super(descriptor);
    this.criterion = criterion;
  }

  @Override
  void start(ColumnChunk ofGroup) {
    super.start(ofGroup);
    needed = null;
  }

  /**
   * Selects among consecutive rows.
   *
   * @param from the first row, counted in the row group
   * @param to the row after the last
   * @param out takes the rows that are needed; has room for one more than are asked for
   * @return how many are needed
   */
  public int select(int from, int to, int[] out) throws IOException {
    criterion.ensureRoom(to - from);
    if (entries.length < out.length) {
      entries = new int[out.length];
    }
    ColumnChunk chunk = chunk();
    int count = 0;
    int row = from;
    while (row < to) {
      int end = to;
      if (chunk == null) {
        count = selectNulls(row, end, out, count);
      } else {
        chunk.toPageOf(row);
        end = Math.min(to, chunk.pageEnd());
        count = selectInPage(chunk, row, end, out, count);
      }
      row = end;
    }
    return count;
  }

  private int selectInPage(ColumnChunk chunk, int from, int to, int[] out, int count)
      throws IOException {
    boolean ofDictionary = chunk.isPageOfDictionary();
    if (ofDictionary) {
      judge(chunk.dictionary());
      if (!anyNeeded && !criterion.needsNull()) {
        return count;
      }
    }
    Presence presence = chunk.presence();
    int start = chunk.pageStart();
    if (!presence.isComplete()) {
      return selectAmongNulls(chunk, from, to, out, count);
    }
    PageValues values = chunk.values();
    if (values instanceof DictionaryValues ids) {
      int end = ids.select(from - start, to - start, needed, start, out, entries, count);
      for (int i = count; i < end; i++) {
        ids.toEntry(entries[i]);
        criterion.keep(i, ids);
      }
      return end;
    }
    for (int row = from; row < to; row++) {
      values.to(row - start);
      if (criterion.needs(values)) {
        criterion.keep(count, values);
        out[count++] = row;
      }
    }
    return count;
  }

  private int selectAmongNulls(ColumnChunk chunk, int from, int to, int[] out, int count)
      throws IOException {
    Presence presence = chunk.presence();
    PageValues values = chunk.values();
    int start = chunk.pageStart();
    for (int row = from; row < to; row++) {
      if (!presence.has(row - start)) {
        count = selectNulls(row, row + 1, out, count);
        continue;
      }
      values.to(presence.valueOf(row - start));
      boolean isNeeded =
          values instanceof DictionaryValues ids ? needed[ids.entry()] : criterion.needs(values);
      if (isNeeded) {
        criterion.keep(count, values);
        out[count++] = row;
      }
    }
    return count;
  }

  private int selectNulls(int from, int to, int[] out, int count) {
    if (criterion.needsNull()) {
      for (int row = from; row < to; row++) {
        criterion.keepNull(count);
        out[count++] = row;
      }
    }
    return count;
  }

  private void judge(ColumnDictionary dictionary) {
    if (needed != null) {
      return;
    }
    needed = new boolean[dictionary.size()];
    anyNeeded = false;
    for (int i = 0; i < needed.length; i++) {
      needed[i] = criterion.needs(dictionary.entry(i));
      anyNeeded |= needed[i];
    }
  }
}
