package io.roguedns.detection.source.parquet;

import io.roguedns.format.RowBlock;
import java.io.IOException;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/** Reads the rows of one table, a row group after the other. */
interface TableRows {
  /** Whether the footer shows that no row of a row group is needed. */
  boolean needsNone(BlockMetaData group);

  /**
   * Starts on a row group.
   *
   * @param group its number
   * @param firstRow its first row's number in the file
   */
  void start(int group, long firstRow);

  /**
   * Reads the next rows of the row group.
   *
   * @param from the first, counted in the row group
   * @param to the row after the last
   */
  void read(int from, int to, RowBlock block) throws IOException;

  /** Lets go of the row group. */
  void end();
}
