package io.roguedns.format.defender;

import io.roguedns.format.RawRow;

/** Takes rows that aren't of Defender, of the sources that it knows. */
@FunctionalInterface
public interface ForeignRows {
  /**
   * Reads a row into its block, whatever becomes of it.
   *
   * @param row a whole JSON object
   * @return false if the row is of no source that is known; nothing is counted then
   */
  boolean take(RawRow row);
}
