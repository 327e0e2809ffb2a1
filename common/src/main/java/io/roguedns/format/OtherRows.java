package io.roguedns.format;

/** Takes rows that a decoder has found to be of none of its format. */
@FunctionalInterface
public interface OtherRows {
  /**
   * Reads a row into its block, whatever becomes of it.
   *
   * @param row a whole JSON object
   * @return false if the row is of no format that is read; nothing is counted then
   */
  boolean take(RawRow row);
}
