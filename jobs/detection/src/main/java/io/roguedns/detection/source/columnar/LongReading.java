package io.roguedns.detection.source.columnar;

/** Makes a number of what a column stores. */
public interface LongReading {
  /** There is no value, or it is no such number. */
  long NONE = Long.MIN_VALUE;

  long ofInt(int value);

  long ofLong(long value);

  long ofDouble(double value);

  /** From the 12 bytes of an INT96. */
  long ofInt96(byte[] array, int from);

  long ofBytes(byte[] array, int from, int to);
}
