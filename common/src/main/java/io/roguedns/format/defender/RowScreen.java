package io.roguedns.format.defender;

import io.roguedns.event.Table;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.defender.RowFilter.Verdict;
import io.roguedns.json.Bytes;

/**
 * Tells of bytes that are one flat row or record which no signal needs that they are, without
 * parsing them, so that a source can drop them before it copies them. What it says of a row is what
 * {@link JsonDecoder} would count it as. Not thread-safe.
 */
public final class RowScreen {
  private final RowFilter filter;

  /**
   * @param plan its ports and key fragments are what is told by, and whether it needs
   *     DeviceNetworkInfo
   */
  public RowScreen(ReadPlan plan) {
    filter = new RowFilter(plan);
  }

  /**
   * Whether the bytes are a row that no signal needs, of the {@link #table} that is known then.
   * Messages of several rows never are, nor is what doesn't begin and end like an object.
   *
   * @param tableOfTopic the table that the topic's name stands for, or null
   */
  public boolean isUnneeded(byte[] bytes, int offset, int length, Table tableOfTopic) {
    int to = offset + length;
    int from = Bytes.skipBlanks(bytes, offset, to);
    while (to > from && Bytes.isBlank(bytes[to - 1])) {
      to--;
    }
    return to - from > 1
        && bytes[from] == '{'
        && bytes[to - 1] == '}'
        && filter.judge(bytes, from, to, tableOfTopic) == Verdict.UNNEEDED;
  }

  /** The table of the row that was found unneeded last, or null if it isn't known. */
  public Table table() {
    return filter.table();
  }
}
