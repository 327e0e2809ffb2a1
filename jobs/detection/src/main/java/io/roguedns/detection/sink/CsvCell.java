package io.roguedns.detection.sink;

import io.roguedns.finding.WellFormed;
import java.io.IOException;

/**
 * Text as a cell of RFC 4180 that no spreadsheet runs. Devices choose what stands in findings, and
 * a cell that begins like a formula would be one on the machine of whoever opens the file, so it is
 * given an apostrophe in front.
 */
final class CsvCell {
  private static final String FORMULA_STARTS = "=+-@＝＋－＠";
  private static final char REPLACEMENT = '\uFFFD';

  private CsvCell() {}

  /** Writes text that a device may have chosen. */
  static void writeText(Appendable out, String text) throws IOException {
    // Readers in C take NUL for the end of the cell or of the file.
    String readable = WellFormed.text(text).replace('\0', REPLACEMENT);
    write(out, isFormula(text) ? "'" + readable : readable);
  }

  /** Writes what needs no care but for its syntax. */
  static void write(Appendable out, String cell) throws IOException {
    if (needsQuotes(cell)) {
      out.append('"').append(cell.replace("\"", "\"\"")).append('"');
    } else {
      out.append(cell);
    }
  }

  /** Whether a spreadsheet may take the text for a formula; some look past blanks in front. */
  private static boolean isFormula(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t' || c == '\r' || c == '\n' || FORMULA_STARTS.indexOf(c) >= 0) {
        return true;
      }
      if (!isInvisible(c)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isInvisible(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static boolean needsQuotes(String cell) {
    int last = cell.length() - 1;
    if (last < 0) {
      return false;
    }
    for (int i = 0; i <= last; i++) {
      char c = cell.charAt(i);
      if (c < ' ' || c == '"' || c == ',') {
        return true;
      }
    }
    return cell.charAt(0) == ' ' || cell.charAt(last) == ' ';
  }
}
