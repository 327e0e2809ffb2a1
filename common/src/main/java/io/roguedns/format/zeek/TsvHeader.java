package io.roguedns.format.zeek;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the lines that begin with {@code #} say of those that follow: how values are told apart, and
 * which fields they are of. Lines that say nothing of that, such as {@code #open}, change nothing.
 */
public final class TsvHeader {
  /** No header is longer; what is isn't held in memory. */
  static final int LONGEST_LINE = 1 << 16;

  private static final String SEPARATOR = "#separator";
  private static final String SET_SEPARATOR = "#set_separator";
  private static final String FIELDS = "#fields";
  private static final String PATH = "#path";

  private byte separator;
  private byte setSeparator;
  private byte[] unset;
  private byte[] empty;
  private String path;
  private List<String> fields;
  private Map<String, Integer> columns;

  /** The header of a log that hasn't said anything yet: Zeek's defaults, and no fields. */
  public TsvHeader() {
    reset();
  }

  private void reset() {
    separator = '\t';
    setSeparator = ',';
    unset = bytes("-");
    empty = bytes("(empty)");
    path = "";
    fields = List.of();
    columns = Map.of();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether a text begins with a line of such a header.
   *
   * @param from the text's first byte that isn't white space
   */
  public static boolean begins(byte[] bytes, int from, int to) {
    int length = Math.min(to - from, SET_SEPARATOR.length());
    String head = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    return head.startsWith(SEPARATOR)
        || head.startsWith(SET_SEPARATOR)
        || head.startsWith(FIELDS)
        || head.startsWith(PATH);
  }

  /**
   * Takes a line that begins with {@code #}. What is wrong with it says {@link
   * IllegalArgumentException}.
   */
  public void take(byte[] bytes, int from, int to) {
    if (to - from > LONGEST_LINE) {
      throw new IllegalArgumentException(
          "a line of the header longer than " + LONGEST_LINE + " bytes");
    }
    String line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (line.startsWith(SEPARATOR)) {
      // A log begins anew. What its own name is set apart by can't be what it tells.
      reset();
      separator = single(SEPARATOR, line.substring(SEPARATOR.length()).stripLeading());
      return;
    }
    List<String> words = split(line);
    String value = words.size() > 1 ? words.get(1) : "";
    switch (words.get(0)) {
      case SET_SEPARATOR -> setSeparator = single(SET_SEPARATOR, value);
      case "#empty_field" -> empty = bytes(value);
      case "#unset_field" -> unset = bytes(value);
      case PATH -> path = value;
      case FIELDS -> fields(words.subList(1, words.size()));
      default -> {
        // #types says what Zeek's documentation does; #open and #close say when.
      }
    }
  }

  private List<String> split(String line) {
    char by = (char) (separator & 0xFF);
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int end = line.indexOf(by); end >= 0; end = line.indexOf(by, start)) {
      words.add(line.substring(start, end));
      start = end + 1;
    }
    words.add(line.substring(start));
    return words;
  }

  private static byte single(String name, String text) {
    byte[] raw = bytes(text);
    String value = TsvText.of(raw, 0, raw.length);
    if (value.length() != 1 || value.charAt(0) > 0x7F) {
      throw new IllegalArgumentException(name + " isn't a single character: " + text);
    }
    return (byte) value.charAt(0);
  }

  private void fields(List<String> names) {
    fields = List.copyOf(names);
    columns = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i), i);
    }
  }

  byte separator() {
    return separator;
  }

  byte setSeparator() {
    return setSeparator;
  }

  /** Whether a value's bytes stand for one that is missing. */
  boolean isUnset(byte[] bytes, int from, int to) {
    return Arrays.equals(bytes, from, to, unset, 0, unset.length);
  }

  /** Whether a value's bytes stand for a set without elements, or for text without characters. */
  boolean isEmpty(byte[] bytes, int from, int to) {
    return Arrays.equals(bytes, from, to, empty, 0, empty.length);
  }

  /** The log's name, such as {@code dns}; {@code ""} if the header doesn't say. */
  String path() {
    return path;
  }

  /** How many fields a line has; 0 if the header doesn't say. */
  int width() {
    return fields.size();
  }

  /** Where a field stands in a line, or -1. */
  int column(String field) {
    return columns.getOrDefault(field, -1);
  }

  /** Whether lines that follow this header say the same as after another. */
  public boolean reads(TsvHeader other) {
    return separator == other.separator
        && setSeparator == other.setSeparator
        && Arrays.equals(unset, other.unset)
        && Arrays.equals(empty, other.empty)
        && path.equals(other.path)
        && fields.equals(other.fields);
  }
}
