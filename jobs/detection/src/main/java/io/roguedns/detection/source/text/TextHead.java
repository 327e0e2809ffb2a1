package io.roguedns.detection.source.text;

import io.roguedns.detection.source.CorruptFileException;
import io.roguedns.format.Format;
import io.roguedns.format.TextForm;
import io.roguedns.format.zeek.TsvHeader;
import io.roguedns.input.ByteOrderMark;
import io.roguedns.input.InputFormat;
import io.roguedns.json.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What follows from a text's first bytes.
 *
 * @param form how its rows are written
 * @param wide UTF-16, if its mark stands first; else null
 * @param header what the lines at its beginning say of those that follow, if the form is {@link
 *     Form#TSV}
 */
record TextHead(Form form, Charset wide, byte[] header) {
  private static final int MOST = 1 << 16;

  /** How rows are written. */
  enum Form {
    /** JSON; also what is none, for which its rows are to be rejected. */
    JSON,
    /** Events of Windows in XML. */
    XML,
    /** Zeek's tab-separated text. */
    TSV,
    /** None of these, in a file whose name may mean anything. */
    UNKNOWN
  }

  /** The head of a text that is taken for JSON unseen. */
  static final TextHead OF_JSON = new TextHead(Form.JSON, null, new byte[0]);

  /**
   * Looks at a text's beginning.
   *
   * @param anything whether files of that name may hold anything, such as {@code .log}
   */
  static TextHead of(InputStream text, InputFormat format, boolean anything) throws IOException {
    byte[] head = read(text, MOST);
    Charset wide = ByteOrderMark.wide(head, 0, head.length);
    if (wide != null) {
      head = new String(head, 2, head.length - 2, wide).getBytes(StandardCharsets.UTF_8);
    }
    Form form = form(head, format);
    if (form == Form.UNKNOWN && !(anything && format == InputFormat.AUTO)) {
      form = Form.JSON;
    }
    return new TextHead(form, wide, form == Form.TSV ? head : new byte[0]);
  }

  /**
   * A text's first bytes.
   *
   * @param most the maximum; fewer if the text ends or can't be read further
   */
  static byte[] read(InputStream text, int most) throws IOException {
    byte[] head = new byte[most];
    int length = 0;
    try {
      int count = 0;
      while (count >= 0 && length < most) {
        length += count;
        count = text.read(head, length, most - length);
      }
    } catch (CorruptFileException shownWhenItsRowsAreRead) {
      return Arrays.copyOf(head, length);
    }
    return Arrays.copyOf(head, length);
  }

  /** By the first line that begins like one of the forms: those before it may be torn. */
  private static Form form(byte[] head, InputFormat format) {
    int at = ByteOrderMark.isUtf8(head, 0, head.length) ? ByteOrderMark.UTF_8_LENGTH : 0;
    at = Bytes.skipBlanks(head, at, head.length);
    if (at == head.length) {
      return Form.JSON;
    }
    List<Format> formats = format.formats();
    while (at < head.length) {
      if (head[at] == '{' || head[at] == '[') {
        return Form.JSON;
      }
      for (Format one : formats) {
        TextForm form = one.formAt(head, at, head.length);
        if (form != null) {
          return form == TextForm.XML ? Form.XML : Form.TSV;
        }
      }
      int feed = Bytes.indexOf(head, at, head.length, (byte) '\n');
      at = feed < 0 ? head.length : Bytes.skipBlanks(head, feed, head.length);
    }
    return Form.UNKNOWN;
  }

  /** What the header says, anew for each that asks. */
  TsvHeader tsvHeader() {
    TsvHeader read = new TsvHeader();
    int at = Bytes.skipBlanks(header, 0, header.length);
    while (at < header.length && header[at] == '#') {
      int feed = Bytes.indexOf(header, at, header.length, (byte) '\n');
      if (feed < 0) {
        break;
      }
      int to = feed > at && header[feed - 1] == '\r' ? feed - 1 : feed;
      try {
        read.take(header, at, to);
      } catch (IllegalArgumentException rejectedWhereItIsRead) {
        return read;
      }
      at = feed + 1;
    }
    return read;
  }
}
