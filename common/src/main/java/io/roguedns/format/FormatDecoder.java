package io.roguedns.format;

import io.roguedns.json.FlatObject;

/**
 * Reads the rows of one format for one reader. What it takes it accounts for: as an event, as
 * irrelevant, as ignored, or as rejected. What it doesn't take it leaves uncounted. Nothing in the
 * input makes it throw. Not thread-safe.
 */
public interface FormatDecoder {
  /**
   * Takes a line or message that begins with a brace by its bytes, before anything has parsed it: a
   * row that no signal needs, or, of a format whose JSON isn't read as {@link FlatObject}, any.
   * Asked of the first format that is read alone, since it is what rows are for the most part.
   *
   * @param withTime whether the last row's time is read in any case
   */
  default boolean takeBytes(
      byte[] bytes,
      int from,
      int to,
      RowOrigin origin,
      long position,
      boolean withTime,
      RowBlock out) {
    return false;
  }

  /** Takes a JSON object that has been read. */
  default boolean takeObject(FlatObject object, RawRow row, RowOrigin origin) {
    return false;
  }

  /**
   * Takes a text that isn't JSON.
   *
   * @param text from its first byte that isn't white space to its end, white space there included
   */
  default boolean takeText(RawRow text, RowOrigin origin) {
    return false;
  }
}
