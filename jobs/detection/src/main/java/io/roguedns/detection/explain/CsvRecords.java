package io.roguedns.detection.explain;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads records of RFC 4180, as this project writes them. */
final class CsvRecords {
  private static final int END = -1;

  private final Reader in;
  private int next;

  CsvRecords(Reader in) throws IOException {
    this.in = in;
    this.next = in.read();
  }

  /** The next record's cells, or null after the last. */
  List<String> next() throws IOException {
    if (next == END) {
      return null;
    }
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (next == ',') {
      next = in.read();
      cells.add(cell());
    }
    while (next == '\r' || next == '\n') {
      next = in.read();
    }
    return cells;
  }

  private String cell() throws IOException {
    StringBuilder cell = new StringBuilder();
    if (next != '"') {
      for (; next != ',' && next != '\r' && next != '\n' && next != END; next = in.read()) {
        cell.append((char) next);
      }
      return cell.toString();
    }
    for (next = in.read(); ; next = in.read()) {
      if (next == END) {
        throw new IOException("the last cell isn't closed");
      }
      if (next == '"') {
        next = in.read();
        if (next != '"') {
          return cell.toString();
        }
      }
      cell.append((char) next);
    }
  }
}
