package io.roguedns.format;

import io.roguedns.event.Table;

/**
 * Where rows come from.
 *
 * @param source a file's path, or a topic and partition; for rows that are rejected
 * @param name the file's path or the topic, by which a format may tell what rows are
 * @param tableOfName the table of Defender that the name stands for, or null
 */
public record RowOrigin(String source, String name, Table tableOfName) {
  /** The origin of a file's rows. */
  public static RowOrigin ofPath(String path) {
    return new RowOrigin(path, path, Table.inPath(path).orElse(null));
  }
}
