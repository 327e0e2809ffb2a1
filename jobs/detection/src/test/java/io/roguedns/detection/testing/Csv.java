package io.roguedns.detection.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A strict reader of RFC 4180, written from its grammar: what it doesn't allow throws. */
public final class Csv {
  private final String text;
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  /** The records of a file, the header first. */
  public static List<List<String>> read(byte[] file) {
    return new Csv(new String(file, StandardCharsets.UTF_8)).records();
  }

  private List<List<String>> records() {
    List<List<String>> records = new ArrayList<>();
    while (at < text.length()) {
      List<String> cells = new ArrayList<>();
      cells.add(cell());
      while (text.startsWith(",", at)) {
        at++;
        cells.add(cell());
      }
      if (!text.startsWith("\r\n", at)) {
        throw new IllegalStateException("no end of line at " + at + " of " + text);
      }
      at += 2;
      records.add(cells);
    }
    return records;
  }

  private String cell() {
    return text.startsWith("\"", at) ? quoted() : bare();
  }

  private String bare() {
    int from = at;
    while (at < text.length() && ",\r\n\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() {
    StringBuilder cell = new StringBuilder();
    at++;
    while (true) {
      int quote = text.indexOf('"', at);
      cell.append(text, at, quote);
      at = quote + 1;
      if (!text.startsWith("\"", at)) {
        return cell.toString();
      }
      cell.append('"');
      at++;
    }
  }
}
