package io.roguedns.detection.output.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Sorts any number of rows in bounded memory: what has come is sorted and spilled whenever it takes
 * more than its share, and in the end the spilled runs are merged.
 */
final class RowSorter<T> implements Closeable {
  private static final long SMALLEST_BUFFER_BYTES = 1 << 12;
  private static final long LARGEST_BUFFER_BYTES = 1 << 16;

  private final RowKind<T> kind;
  private final TypeSerializer<T> serializer;
  private final long memoryBytes;
  private final Path temporaryDirectory;

  private List<T> rows = new ArrayList<>();
  private long weight;
  private final List<SpilledRows.Run> runs = new ArrayList<>();
  private SpillFile spilled;

  /** Gives rows in order. */
  interface Cursor<T> {
    /** The next row, or null after the last. */
    T next() throws IOException;
  }

  private record Head<T>(T row, Cursor<T> cursor) {}

  RowSorter(RowKind<T> kind, long memoryBytes, Path temporaryDirectory) {
    this.kind = kind;
    this.serializer = kind.serializer();
    this.memoryBytes = memoryBytes;
    this.temporaryDirectory = temporaryDirectory;
  }

  void add(T row) throws IOException {
    rows.add(row);
    weight += kind.weight(row);
    if (weight > memoryBytes) {
      spill();
    }
  }

  /** All rows in order; nothing can be added after this. */
  Cursor<T> sorted() throws IOException {
    rows.sort(kind);
    Iterator<T> inMemory = rows.iterator();
    List<Cursor<T>> cursors = new ArrayList<>();
    cursors.add(() -> inMemory.hasNext() ? inMemory.next() : null);
    for (SpilledRows.Run run : runs) {
      cursors.add(SpilledRows.read(spilled, serializer, run, bufferBytes()));
    }
    return cursors.size() == 1 ? cursors.get(0) : new Merged(cursors);
  }

  /** How many sorted runs were spilled. */
  int spilledRuns() {
    return runs.size();
  }

  @Override
  public void close() throws IOException {
    rows = new ArrayList<>();
    if (spilled != null) {
      spilled.close();
    }
  }

  private void spill() throws IOException {
    if (spilled == null) {
      spilled = SpillFile.create(temporaryDirectory);
    }
    rows.sort(kind);
    runs.add(SpilledRows.write(spilled, serializer, rows));
    rows.clear();
    weight = 0;
  }

  private int bufferBytes() {
    long share = memoryBytes / runs.size();
    return (int) Math.max(SMALLEST_BUFFER_BYTES, Math.min(LARGEST_BUFFER_BYTES, share));
  }

  /** Takes the least row of several cursors. */
  private final class Merged implements Cursor<T> {
    private final PriorityQueue<Head<T>> heads =
        new PriorityQueue<>((left, right) -> kind.compare(left.row(), right.row()));

    private Merged(List<Cursor<T>> cursors) throws IOException {
      for (Cursor<T> cursor : cursors) {
        advance(cursor);
      }
    }

    @Override
    public T next() throws IOException {
      Head<T> least = heads.poll();
      if (least == null) {
        return null;
      }
      advance(least.cursor());
      return least.row();
    }

    private void advance(Cursor<T> cursor) throws IOException {
      T row = cursor.next();
      if (row != null) {
        heads.add(new Head<>(row, cursor));
      }
    }
  }
}
