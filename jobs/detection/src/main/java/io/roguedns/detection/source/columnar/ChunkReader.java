package io.roguedns.detection.source.columnar;

import org.apache.parquet.column.ColumnDescriptor;

/** What reads one column, a row group after the other. */
public abstract class ChunkReader {
  private final ColumnDescriptor descriptor;
  private final ColumnChunk.Memory memory = new ColumnChunk.Memory();
  private ColumnChunk chunk;

  /**
   * @param descriptor the column, or null if the file doesn't have it
   */
  ChunkReader(ColumnDescriptor descriptor) {
    this.descriptor = descriptor;
  }

  public final ColumnDescriptor descriptor() {
    return descriptor;
  }

  final ColumnChunk.Memory memory() {
    return memory;
  }

  /** The column's part of the current row group, or null if the file doesn't have the column. */
  final ColumnChunk chunk() {
    return chunk;
  }

  /** Starts on a row group. */
  void start(ColumnChunk ofGroup) {
    chunk = ofGroup;
  }

  /** Lets go of the row group. */
  final void end() {
    chunk = null;
  }
}
