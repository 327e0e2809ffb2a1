package io.roguedns.detection.source.columnar;

/** The values of a page, without its nulls, reached by their index in ascending order. */
public interface PageValues {
  /** Goes to a value: the last one again, or one after it. */
  void to(int index);

  long asLong(LongReading reading);

  String asText(TextReading reading);
}
