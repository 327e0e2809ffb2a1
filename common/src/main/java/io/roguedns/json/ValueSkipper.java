package io.roguedns.json;

/**
 * Finds where a JSON value ends by its quotes and brackets alone, without looking at what it says,
 * so that a value's end is found at a few bytes a nanosecond's fraction. It can stop where a buffer
 * ends and go on in the next. Values that aren't JSON end somewhere too; telling is left to the
 * decoder.
 *
 * <p>Only forward: where a row begins can't be found from its middle, since a string may hold
 * anything that looks like a row.
 */
public final class ValueSkipper {
  private static final long QUOTES = Bytes.repeated('"');
  private static final long BACKSLASHES = Bytes.repeated('\\');

  private enum State {
    BEFORE,
    STRUCTURE,
    STRING,
    ESCAPE,
    SCALAR
  }

  private State state = State.BEFORE;
  private int depth;

  /** Gets ready for another value. */
  public void reset() {
    state = State.BEFORE;
    depth = 0;
  }

  /**
   * Goes on with a value, whose first byte must not be white space.
   *
   * @return the index after its last byte, or -1 if it doesn't end before {@code to}: then the next
   *     call goes on with the bytes that follow. What ends only where something else begins (a
   *     number, {@code true}, garbage) has ended if the input has.
   */
  public int skip(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      switch (state) {
        case BEFORE -> {
          byte first = bytes[at++];
          if (first == '{' || first == '[') {
            depth = 1;
            state = State.STRUCTURE;
          } else {
            state = first == '"' ? State.STRING : State.SCALAR;
          }
        }
        case STRUCTURE -> {
          at = skipStructure(bytes, at, to);
          if (depth == 0) {
            reset();
            return at;
          }
        }
        case STRING -> {
          at = skipString(bytes, at, to);
          if (state == State.STRUCTURE && depth == 0) {
            reset();
            return at;
          }
        }
        case ESCAPE -> {
          at++;
          state = State.STRING;
        }
        case SCALAR -> {
          if (endsScalar(bytes[at])) {
            reset();
            return at;
          }
          at++;
        }
      }
    }
    return -1;
  }

  /** Between strings: up to the next one, or to the bracket that closes the value. */
  private int skipStructure(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      switch (bytes[at]) {
        case '"' -> {
          state = State.STRING;
          return at + 1;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> {
          depth--;
          if (depth == 0) {
            return at + 1;
          }
        }
        default -> {}
      }
    }
    return to;
  }

  /**
   * In a string: up to its end. A line break ends it too: JSON's strings hold none, so that a quote
   * that is missing costs its value, not the file.
   */
  private int skipString(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (at <= to - 8) {
        long eight = Bytes.longAt(bytes, at);
        long found =
            Bytes.zeros(eight ^ QUOTES) | Bytes.zeros(eight ^ BACKSLASHES) | Bytes.controls(eight);
        if (found == 0) {
          at += 8;
          continue;
        }
        at += Bytes.first(found);
      }
      byte here = bytes[at++];
      if (here == '"' || here == '\n') {
        state = State.STRUCTURE;
        return at;
      }
      if (here == '\\') {
        if (at == to) {
          state = State.ESCAPE;
          return at;
        }
        at++;
      }
    }
    return at;
  }

  private static boolean endsScalar(byte value) {
    return switch (value) {
      case ',', ':', '{', '}', '[', ']', '"', ' ', '\t', '\r', '\n' -> true;
      default -> false;
    };
  }
}
