package io.roguedns.format.zeek;

import io.roguedns.json.Bytes;
import java.util.ArrayList;
import java.util.List;

/** A row that is a line of tab-separated text. */
final class TsvFields implements ZeekFields {
  private final TsvHeader header;
  private byte[] bytes;
  private int[] bounds = new int[0];

  TsvFields(TsvHeader header) {
    this.header = header;
  }

  /** Turns to a line; it has so many values, of which no more are kept than there are fields. */
  int open(byte[] line, int from, int to) {
    bytes = line;
    if (bounds.length < 2 * header.width()) {
      bounds = new int[2 * header.width()];
    }
    int count = 0;
    int start = from;
    int end = start;
    while (end >= 0) {
      end = Bytes.indexOf(line, start, to, header.separator());
      if (count < header.width()) {
        bounds[2 * count] = start;
        bounds[2 * count + 1] = end < 0 ? to : end;
      }
      count++;
      start = end + 1;
    }
    return count;
  }

  @Override
  public boolean has(String field) {
    return header.column(field) >= 0;
  }

  @Override
  public boolean isSet(String field) {
    int column = header.column(field);
    return column >= 0 && !header.isUnset(bytes, bounds[2 * column], bounds[2 * column + 1]);
  }

  @Override
  public String text(String field) {
    int column = header.column(field);
    if (column < 0) {
      return "";
    }
    int from = bounds[2 * column];
    int to = bounds[2 * column + 1];
    return header.isUnset(bytes, from, to) || header.isEmpty(bytes, from, to)
        ? ""
        : TsvText.of(bytes, from, to);
  }

  @Override
  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    int column = header.column(field);
    if (column < 0) {
      return texts;
    }
    int start = bounds[2 * column];
    int to = bounds[2 * column + 1];
    if (header.isUnset(bytes, start, to) || header.isEmpty(bytes, start, to)) {
      return texts;
    }
    int end = start;
    while (end >= 0) {
      end = Bytes.indexOf(bytes, start, to, header.setSeparator());
      int stop = end < 0 ? to : end;
      // An element may be missing by itself.
      if (!header.isUnset(bytes, start, stop)) {
        texts.add(TsvText.of(bytes, start, stop));
      }
      start = end + 1;
    }
    return texts;
  }

  @Override
  public String path() {
    return header.path();
  }
}
