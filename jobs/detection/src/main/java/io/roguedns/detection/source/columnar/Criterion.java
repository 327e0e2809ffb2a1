package io.roguedns.detection.source.columnar;

/** What rows are needed, by the value of one column; keeps the values of those that are. */
public interface Criterion {
  boolean needs(PageValues value);

  /** Whether rows without a value are needed. */
  boolean needsNull();

  /** Makes room for the values of a number of rows. */
  void ensureRoom(int count);

  /** Keeps a value of a row that is needed, by the row's place among those selected. */
  void keep(int place, PageValues value);

  /** Keeps that a row that is needed has no value. */
  void keepNull(int place);
}
