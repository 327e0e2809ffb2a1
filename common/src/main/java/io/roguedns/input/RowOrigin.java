package io.roguedns.input;

import io.roguedns.event.Table;
import io.roguedns.format.zeek.ZeekLog;

/**
 * Where rows come from, and what its name says of them.
 *
 * @param source a file's path, or a topic and partition; for rows that are rejected
 * @param tableOfPath the table of Defender that it names, or null
 * @param logOfName the log of Zeek that it names, or null
 */
public record RowOrigin(String source, Table tableOfPath, ZeekLog logOfName) {
  /** What a file's path says. */
  public static RowOrigin ofPath(String path) {
    return new RowOrigin(path, Table.inPath(path).orElse(null), ZeekLog.ofName(path));
  }
}
