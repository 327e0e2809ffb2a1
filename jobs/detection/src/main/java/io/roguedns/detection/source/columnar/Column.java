package io.roguedns.detection.source.columnar;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;

/**
 * A column that is read for rows that were selected: first {@link #start} for each row group, then
 * {@link #read} with ascending rows.
 */
public abstract class Column extends ChunkReader {
  /**
   * @param descriptor the column, or null if the file doesn't have it
   */
  Column(ColumnDescriptor descriptor) {
    super(descriptor);
  }

  /**
   * Reads the values of some rows.
   *
   * @param rows rows of the row group, ascending, and not before those of the last call
   * @param count how many of them
   */
  public final void read(int[] rows, int count) throws IOException {
    ensureRoom(count);
    ColumnChunk chunk = chunk();
    if (chunk == null) {
      for (int i = 0; i < count; i++) {
        putNull(i);
      }
      return;
    }
    int i = 0;
    while (i < count) {
      chunk.toPageOf(rows[i]);
      i = readPage(chunk, rows, i, count);
    }
  }

  private int readPage(ColumnChunk chunk, int[] rows, int from, int count) throws IOException {
    Presence presence = chunk.presence();
    PageValues values = chunk.values();
    int start = chunk.pageStart();
    int end = chunk.pageEnd();
    int i = from;
    if (presence.isComplete()) {
      for (; i < count && rows[i] < end; i++) {
        values.to(rows[i] - start);
        put(i, values);
      }
      return i;
    }
    for (; i < count && rows[i] < end; i++) {
      int row = rows[i] - start;
      if (presence.has(row)) {
        values.to(presence.valueOf(row));
        put(i, values);
      } else {
        putNull(i);
      }
    }
    return i;
  }

  abstract void ensureRoom(int count);

  abstract void put(int index, PageValues values);

  abstract void putNull(int index);
}
