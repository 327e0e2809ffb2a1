package io.roguedns.format;

import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rejected rows of one block, bounded by what they come to when they are written: a message of
 * a few megabytes may be a list of millions of numbers, each of which is no row. The first {@value
 * #ALWAYS_KEPT} are kept in any case, and of all further ones those that come to no more than
 * {@value #MAX_EXPANSION} times their own bytes, which rows of ordinary size do. What is smaller is
 * counted together, one {@link RejectedRow} for each reason.
 */
final class RejectedRows {
  /** So many rows are kept whatever they come to. */
  static final int ALWAYS_KEPT = 100;

  /** How many times their own bytes rejected rows may come to. */
  static final int MAX_EXPANSION = 8;

  private static final long UNLIMITED = -1;

  /** About what is written of a row besides its text. */
  private static final int WRITTEN_BESIDES = 150;

  private final List<RejectedRow> kept;
  private final Map<Reason, RejectedRow> others = new EnumMap<>(Reason.class);
  private long written;
  private long limit = UNLIMITED;

  /** Begins with some rows, all of which are kept; the list is the block's own. */
  RejectedRows(List<RejectedRow> kept) {
    this.kept = kept;
    for (RejectedRow row : kept) {
      written += comesTo(row);
    }
  }

  /** Adds a row, or counts it. */
  void add(RejectedRow row) {
    long comesTo = comesTo(row);
    if (isKept(row, comesTo)) {
      written += comesTo;
      kept.add(row);
    } else {
      others.merge(row.reason(), row.withoutText(), RejectedRow::and);
    }
  }

  private boolean isKept(RejectedRow row, long comesTo) {
    return limit == UNLIMITED
        ? kept.size() < ALWAYS_KEPT || comesTo <= MAX_EXPANSION * row.length()
        : written + comesTo <= limit;
  }

  /**
   * Bounds what the rows may come to by a number of its own, for a source whose rows say nothing of
   * how many bytes were read for them.
   */
  void limit(long bytes) {
    limit = Math.max(0, bytes);
  }

  /** About how many bytes the rows that are kept come to as they are written. */
  long written() {
    return written;
  }

  /** Adds what isn't a row of the input but stands for something larger. */
  void addAlways(RejectedRow row) {
    kept.add(row);
  }

  private static long comesTo(RejectedRow row) {
    return WRITTEN_BESIDES
        + row.source().length()
        + (row.detail() == null ? 0 : row.detail().length())
        + row.raw().length;
  }

  List<RejectedRow> list() {
    if (others.isEmpty()) {
      return kept;
    }
    List<RejectedRow> all = new ArrayList<>(kept);
    all.addAll(others.values());
    return all;
  }
}
