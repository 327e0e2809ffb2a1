package io.roguedns.detection.cli;

import io.roguedns.text.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text, as wide as its content. Cells are made safe to print; long ones are truncated.
 */
final class TextTable {
  private static final int LONGEST_CELL = 100;
  private static final String GAP = "  ";

  private final String indent;
  private final List<String[]> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final boolean[] numbers;

  /**
   * @param header the columns' names; those that start with {@code #} have numbers, which are
   *     aligned to the right
   */
  TextTable(String indent, String... header) {
    this.indent = indent;
    this.numbers = new boolean[header.length];
    String[] names = new String[header.length];
    for (int i = 0; i < header.length; i++) {
      numbers[i] = header[i].startsWith("#");
      names[i] = numbers[i] ? header[i].substring(1) : header[i];
    }
    rows.add(names);
    notes.add(null);
  }

  /** Adds a row; a cell without a value is null. */
  void row(String... cells) {
    rowWithNote(null, cells);
  }

  /** Adds a row with a line of text under it, which is safe to print already. */
  void rowWithNote(String note, String... cells) {
    String[] safe = new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      safe[i] = cells[i] == null ? "" : Printable.of(cells[i], LONGEST_CELL);
    }
    rows.add(safe);
    notes.add(note);
  }

  @Override
  public String toString() {
    int[] widths = new int[numbers.length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], length(row[i]));
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append(line(rows.get(i), widths).stripTrailing()).append('\n');
      if (notes.get(i) != null) {
        text.append(indent)
            .append(" ".repeat(numbers[0] ? widths[0] : 0))
            .append(GAP)
            .append(notes.get(i))
            .append('\n');
      }
    }
    return text.toString();
  }

  private String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder(indent);
    for (int i = 0; i < row.length; i++) {
      String space = " ".repeat(widths[i] - length(row[i]));
      line.append(i == 0 ? "" : GAP).append(numbers[i] ? space + row[i] : row[i] + space);
    }
    return line.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
