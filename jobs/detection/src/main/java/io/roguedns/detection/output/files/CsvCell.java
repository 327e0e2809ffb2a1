package io.roguedns.detection.output.files;

import io.roguedns.finding.WellFormed;
import java.io.IOException;
import java.util.BitSet;

/**
 * Text as a cell of RFC 4180 that no spreadsheet runs. Devices choose what stands in findings, and
 * a cell that begins like a formula would be evaluated on the machine of the reader, so it is given
 * an apostrophe in front.
 *
 * <p>Where lists are separated by semicolons, as in much of Europe, or by tabs, a spreadsheet takes
 * such a cell apart, and quotes within it mean nothing, so that a line break in it begins a row. So
 * an apostrophe stands after these too if what follows is like a formula. JSON lines and Parquet
 * have all text as it was.
 */
final class CsvCell {
  private static final String FORMULA_STARTS = "=+-@＝＋－＠";
  private static final String SEPARATORS = ";\t\r\n\u000b\f\u0085\u2028\u2029";
  private static final char REPLACEMENT = '\uFFFD';

  private CsvCell() {}

  /** Writes text that a device may have chosen. */
  static void writeText(Appendable out, String text) throws IOException {
    // Readers in C take NUL for the end of the cell or of the file.
    String readable = harmless(WellFormed.text(text).replace('\0', REPLACEMENT));
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

  /** The text with an apostrophe after each separator that something like a formula follows. */
  private static String harmless(String text) {
    BitSet places = new BitSet();
    // From the end, so that it is known of each place what follows.
    boolean formula = false;
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      boolean blankFirst = next == '\t' || next == '\r';
      if (SEPARATORS.indexOf(c) >= 0 && (formula || blankFirst)) {
        places.set(i + 1);
      }
      formula =
          FORMULA_STARTS.indexOf(c) >= 0 || formula && (c == '"' || c == '\'' || isInvisible(c));
    }
    if (places.isEmpty()) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + places.cardinality());
    for (int i = 0; i < text.length(); i++) {
      if (places.get(i)) {
        safe.append('\'');
      }
      safe.append(text.charAt(i));
    }
    return safe.toString();
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
