package io.roguedns.format;

import io.roguedns.address.IpAddress;
import io.roguedns.event.Ticks;
import io.roguedns.format.DeviceNames.Lease;
import io.roguedns.json.FlatObject;
import io.roguedns.json.UnreadableRowException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads names of devices: lines of {@code address,name,from,until}, whose first may name the
 * columns in another order, or of JSON objects with these members. The two times may be missing.
 * Empty lines and those that begin with {@code #} say nothing.
 */
public final class DeviceNamesFile {
  /** The maximum of reported problems; a file of another kind has one per line. */
  static final int MOST_PROBLEMS = 20;

  private static final List<String> COLUMNS = List.of("address", "name", "from", "until");

  private final List<String> problems;
  private final List<Lease> leases = new ArrayList<>();
  private final FlatObject object = new FlatObject();
  private List<String> columns = COLUMNS;
  private int wrong;

  private DeviceNamesFile(List<String> problems) {
    this.problems = problems;
  }

  /**
   * Reads a file's text.
   *
   * @param problems what is wrong with it is added here, with the number of its line
   */
  public static DeviceNames read(String text, List<String> problems) {
    DeviceNamesFile file = new DeviceNamesFile(problems);
    int number = 0;
    boolean first = true;
    for (String line : withoutMark(text).split("\n", -1)) {
      number++;
      String bare = line.strip();
      if (!bare.isEmpty() && !bare.startsWith("#")) {
        file.line(bare, number, first);
        first = false;
      }
    }
    DeviceNames names = new DeviceNames(file.leases);
    for (String contradiction : names.contradictions()) {
      file.problem(contradiction);
    }
    if (file.wrong > MOST_PROBLEMS) {
      problems.add("and " + (file.wrong - MOST_PROBLEMS) + " more");
    }
    return names;
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void line(String line, int number, boolean first) {
    try {
      Map<String, String> values = line.startsWith("{") ? ofJson(line) : ofCsv(line, first);
      if (!values.isEmpty()) {
        leases.add(lease(values));
      }
    } catch (IllegalArgumentException refused) {
      problem("line " + number + ": " + refused.getMessage());
    }
  }

  private void problem(String problem) {
    wrong++;
    if (wrong <= MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  private Map<String, String> ofJson(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    try {
      object.read(bytes, 0, bytes.length);
    } catch (UnreadableRowException unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
    Map<String, String> values = new HashMap<>();
    for (String column : COLUMNS) {
      values.put(column, object.text(column).strip());
    }
    return values;
  }

  /** A line's values; none of a line that names the columns. */
  private Map<String, String> ofCsv(String line, boolean first) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split(",", -1)) {
      cells.add(unquoted(cell.strip()));
    }
    if (first && cells.stream().anyMatch("address"::equalsIgnoreCase)) {
      columns = cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
      if (!columns.contains("name")) {
        throw new IllegalArgumentException("the columns address and name are required");
      }
      return Map.of();
    }
    if (cells.size() > columns.size()) {
      throw new IllegalArgumentException(
          cells.size() + " values; " + String.join(",", columns) + " is allowed");
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      values.put(columns.get(i), cells.get(i));
    }
    return values;
  }

  private static String unquoted(String cell) {
    boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
    return quoted ? cell.substring(1, cell.length() - 1) : cell;
  }

  private static Lease lease(Map<String, String> values) {
    String address = values.getOrDefault("address", "");
    String name = values.getOrDefault("name", "");
    IpAddress parsed =
        IpAddress.parse(address)
            .orElseThrow(
                () -> new IllegalArgumentException("address " + address + " isn't an IP address"));
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name is missing");
    }
    long from = time(values, "from", 0);
    long until = time(values, "until", Long.MAX_VALUE);
    if (from >= until) {
      throw new IllegalArgumentException(
          "from %s is not before until %s".formatted(values.get("from"), values.get("until")));
    }
    return new Lease(parsed, name, from, until);
  }

  private static long time(Map<String, String> values, String column, long otherwise) {
    String text = values.getOrDefault(column, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    long ticks = Ticks.parse(text);
    if (ticks == Ticks.NONE) {
      throw new IllegalArgumentException(
          column + " " + text + ": a time as in 2026-03-10T08:00:00Z is allowed");
    }
    return ticks;
  }
}
