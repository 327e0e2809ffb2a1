package io.roguedns.json;

import static io.roguedns.json.UnreadableRowException.malformed;

import io.roguedns.event.RejectedRow.Reason;

/**
 * Reads JSON by the letter (RFC 8259) from a stretch of bytes that is known to be UTF-8: where each
 * value stands and of what kind it is. It makes nothing of values, so that a number of ten thousand
 * digits costs its digits and no more.
 */
public final class JsonReader {
  /** How deep objects and lists may be nested, the row itself being the first level. */
  static final int MAX_DEPTH = 64;

  /** What a value is. */
  public enum Kind {
    NULL,
    TRUE,
    FALSE,
    NUMBER,
    STRING,
    /** A string with a backslash in it. */
    ESCAPED_STRING,
    OBJECT,
    LIST
  }

  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final long QUOTES = Bytes.repeated('"');
  private static final long BACKSLASHES = Bytes.repeated('\\');

  private byte[] bytes;
  private int at;
  private int to;
  private int origin;
  private int start;
  private int end;
  private Kind kind;

  public void open(byte[] from, int offset, int limit) {
    bytes = from;
    at = offset;
    origin = offset;
    to = limit;
  }

  /** Lets go of the bytes. */
  public void close() {
    bytes = null;
  }

  /** Where the last value or name begins; a string's, after its quote. */
  public int start() {
    return start;
  }

  /** Where the last value or name ends; a string's, before its quote. */
  public int end() {
    return end;
  }

  public Kind kind() {
    return kind;
  }

  /** Reads an object's opening brace. */
  public void beginObject() throws UnreadableRowException {
    if (peek() != '{') {
      throw malformed("no object" + here());
    }
    at++;
  }

  /** Whether a value is an object; if it is, {@link #beginObject} reads on in it. */
  public boolean atObject() throws UnreadableRowException {
    return peek() == '{';
  }

  public boolean atList() throws UnreadableRowException {
    return peek() == '[';
  }

  /**
   * Reads the name of an object's first or next member and the colon after it.
   *
   * @return false at the object's end
   */
  public boolean nextName(boolean first) throws UnreadableRowException {
    byte next = peek();
    if (next == '}') {
      at++;
      return false;
    }
    if (!first) {
      expect(',');
    }
    name();
    return true;
  }

  /** Reads a list's opening bracket. */
  public void beginList() throws UnreadableRowException {
    if (peek() != '[') {
      throw malformed("no list" + here());
    }
    at++;
  }

  /**
   * Goes to a list's first or next element, which is read then.
   *
   * @return false at the list's end
   */
  public boolean nextElement(boolean first) throws UnreadableRowException {
    if (peek() == ']') {
      at++;
      return false;
    }
    if (!first) {
      expect(',');
    }
    return true;
  }

  /** Nothing may follow but white space. */
  public void endOfInput() throws UnreadableRowException {
    at = Bytes.skipBlanks(bytes, at, to);
    if (at < to) {
      throw malformed("text after the row's end" + here());
    }
  }

  /**
   * Reads a value to its end.
   *
   * @param depth how many objects and lists it stands in
   */
  public void value(int depth) throws UnreadableRowException {
    byte first = peek();
    if (first == '{' || first == '[') {
      int begin = at;
      nested(depth);
      start = begin;
      end = at;
      kind = first == '{' ? Kind.OBJECT : Kind.LIST;
    } else {
      scalar(first);
    }
  }

  /** Walks through an object or list; a bit for each open one tells which of the two it is. */
  private void nested(int outerDepth) throws UnreadableRowException {
    long objects = 0;
    int depth = 0;
    while (true) {
      byte first = peek();
      if (first == '{' || first == '[') {
        at++;
        depth++;
        if (outerDepth + depth > MAX_DEPTH) {
          throw new UnreadableRowException(
              Reason.TOO_LARGE, "nested deeper than " + MAX_DEPTH + " levels" + here());
        }
        objects = objects << 1 | (first == '{' ? 1 : 0);
        if (peek() != (first == '{' ? '}' : ']')) {
          if (first == '{') {
            name();
          }
          continue;
        }
      } else {
        scalar(first);
      }
      while (true) {
        boolean inObject = (objects & 1) != 0;
        byte next = peek();
        if (next == ',') {
          at++;
          if (inObject) {
            name();
          }
          break;
        }
        expect(inObject ? '}' : ']');
        depth--;
        objects >>>= 1;
        if (depth == 0) {
          return;
        }
      }
    }
  }

  private void name() throws UnreadableRowException {
    if (peek() != '"') {
      throw malformed("no name" + here());
    }
    string();
    int nameStart = start;
    int nameEnd = end;
    expect(':');
    start = nameStart;
    end = nameEnd;
  }

  private void scalar(byte first) throws UnreadableRowException {
    switch (first) {
      case '"' -> string();
      case 'n' -> literal(NULL, Kind.NULL);
      case 't' -> literal(TRUE, Kind.TRUE);
      case 'f' -> literal(FALSE, Kind.FALSE);
      default -> number(first);
    }
  }

  private void literal(byte[] text, Kind literal) throws UnreadableRowException {
    start = at;
    for (byte expected : text) {
      if (at == to || bytes[at] != expected) {
        throw malformed("no value" + here());
      }
      at++;
    }
    end = at;
    kind = literal;
  }

  private void number(byte first) throws UnreadableRowException {
    start = at;
    if (first == '-') {
      at++;
    }
    if (at < to && bytes[at] == '0') {
      at++;
    } else {
      digits();
    }
    if (at < to && bytes[at] == '.') {
      at++;
      digits();
    }
    if (at < to && (bytes[at] == 'e' || bytes[at] == 'E')) {
      at++;
      if (at < to && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      digits();
    }
    end = at;
    kind = Kind.NUMBER;
  }

  private void digits() throws UnreadableRowException {
    int from = at;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw malformed("no value" + here());
    }
  }

  private void string() throws UnreadableRowException {
    start = at + 1;
    int next = start;
    boolean escaped = false;
    while (true) {
      if (next <= to - 8) {
        long eight = Bytes.longAt(bytes, next);
        long found =
            Bytes.zeros(eight ^ QUOTES) | Bytes.zeros(eight ^ BACKSLASHES) | Bytes.controls(eight);
        if (found == 0) {
          next += 8;
          continue;
        }
        next += Bytes.first(found);
      }
      if (next >= to) {
        throw malformed("a string that isn't closed" + where(start - 1));
      }
      byte here = bytes[next];
      if (here == '"') {
        break;
      }
      if (here == '\\') {
        escaped = true;
        next = escape(next);
      } else if (here >= 0 && here < ' ') {
        throw malformed("a control character in a string" + where(next));
      } else {
        next++;
      }
    }
    end = next;
    at = next + 1;
    kind = escaped ? Kind.ESCAPED_STRING : Kind.STRING;
  }

  private int escape(int backslash) throws UnreadableRowException {
    int length = backslash + 1 < to ? escapeLength(bytes[backslash + 1]) : 0;
    if (length == 0 || backslash + length > to) {
      throw malformed("an unknown escape" + where(backslash));
    }
    for (int i = backslash + 2; i < backslash + length; i++) {
      if (Character.digit(bytes[i], 16) < 0) {
        throw malformed("an unknown escape" + where(backslash));
      }
    }
    return backslash + length;
  }

  private static int escapeLength(byte letter) {
    return switch (letter) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
      case 'u' -> 6;
      default -> 0;
    };
  }

  /** The next byte that isn't white space. */
  private byte peek() throws UnreadableRowException {
    at = Bytes.skipBlanks(bytes, at, to);
    if (at == to) {
      throw malformed("the row is incomplete");
    }
    return bytes[at];
  }

  private void expect(char expected) throws UnreadableRowException {
    if (peek() != expected) {
      throw malformed("no '" + expected + "'" + here());
    }
    at++;
  }

  private String here() {
    return where(at);
  }

  private String where(int index) {
    return " at byte " + (index - origin) + " of the row";
  }
}
