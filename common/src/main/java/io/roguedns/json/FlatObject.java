package io.roguedns.json;

import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.json.JsonReader.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object's members by their paths, so that {@code {"a":{"b":1}}} and {@code {"a.b":1}} say
 * the same. A list's elements come under the list's own path. Of several members of one path the
 * last counts. It is read by the letter (RFC 8259); one per reader, not thread-safe.
 */
public final class FlatObject {
  /** What lies deeper is checked and not kept. */
  private static final int DEEPEST = 5;

  /** What has a longer path is checked and not kept: no field that is asked for has one. */
  private static final int LONGEST_PATH = 128;

  /** So many elements of a list are kept. */
  private static final int MOST_ELEMENTS = 64;

  /** The maximum of members; larger objects aren't kept in memory. */
  static final int MOST_MEMBERS = 4_096;

  private record Value(Kind kind, int start, int end) {}

  private final JsonReader reader = new JsonReader();
  private final StringPool names = new StringPool();
  private final Map<String, List<Value>> values = new HashMap<>();
  private byte[] bytes;

  /**
   * Reads an object; what was read before is forgotten. The bytes must stay as they are while it is
   * asked.
   *
   * @throws UnreadableRowException unless it is an object from its first byte to its last
   */
  public void read(byte[] from, int start, int end) throws UnreadableRowException {
    values.clear();
    byte[] repaired = Utf8.repaired(from, start, end);
    bytes = repaired == null ? from : repaired;
    if (repaired == null) {
      reader.open(from, start, end);
    } else {
      reader.open(repaired, 0, repaired.length);
    }
    try {
      members("", 1, false);
      reader.endOfInput();
    } finally {
      reader.close();
    }
  }

  private void members(String prefix, int depth, boolean inList) throws UnreadableRowException {
    reader.beginObject();
    for (boolean first = true; reader.nextName(first); first = false) {
      value(path(prefix), depth, inList);
    }
  }

  /** The path of the member whose name was just read, or null if it is too long to be kept. */
  private String path(String prefix) {
    int length = prefix.length() + reader.end() - reader.start() + 1;
    if (length > LONGEST_PATH) {
      return null;
    }
    String name =
        reader.kind() == Kind.STRING
            ? names.get(bytes, reader.start(), reader.end())
            : JsonText.string(bytes, reader.start(), reader.end(), true);
    return prefix.isEmpty() ? name : prefix + '.' + name;
  }

  private void value(String path, int depth, boolean inList) throws UnreadableRowException {
    if (path != null && depth < DEEPEST && reader.atObject()) {
      members(path, depth + 1, inList);
      return;
    }
    if (path != null && depth < DEEPEST && reader.atList()) {
      elements(path, depth + 1, inList);
      return;
    }
    reader.value(depth);
    if (path != null) {
      keep(path, new Value(reader.kind(), reader.start(), reader.end()), inList);
    }
  }

  private void elements(String path, int depth, boolean inList) throws UnreadableRowException {
    if (!inList) {
      values.remove(path);
    }
    reader.beginList();
    for (boolean first = true; reader.nextElement(first); first = false) {
      value(path, depth, true);
    }
  }

  private void keep(String path, Value value, boolean inList) throws UnreadableRowException {
    if (values.size() == MOST_MEMBERS) {
      throw new UnreadableRowException(Reason.TOO_LARGE, "more than " + MOST_MEMBERS + " members");
    }
    List<Value> kept =
        inList
            ? values.computeIfAbsent(path, any -> new ArrayList<>())
            : values.compute(path, (any, before) -> new ArrayList<>(1));
    if (kept.size() < MOST_ELEMENTS) {
      kept.add(value);
    }
  }

  /** Whether there is a member of that path, be it {@code null}. */
  public boolean has(String path) {
    return values.containsKey(path);
  }

  /** Whether there is a member of that path that isn't {@code null}. */
  public boolean isSet(String path) {
    List<Value> all = values.get(path);
    return all != null && all.stream().anyMatch(value -> value.kind() != Kind.NULL);
  }

  /**
   * A member's text: a number's digits, {@code ""} if it is missing or {@code null}; of a list its
   * first element's.
   */
  public String text(String path) {
    List<Value> all = values.get(path);
    return all == null || all.isEmpty() ? "" : text(all.get(0));
  }

  /** The texts of a list's elements, or of a member that is none. */
  public List<String> texts(String path) {
    List<String> texts = new ArrayList<>();
    for (Value value : values.getOrDefault(path, List.of())) {
      if (value.kind() != Kind.NULL) {
        texts.add(text(value));
      }
    }
    return texts;
  }

  private String text(Value value) {
    return switch (value.kind()) {
      case NULL -> "";
      case STRING -> names.get(bytes, value.start(), value.end());
      case OBJECT, LIST ->
          new String(bytes, value.start(), value.end() - value.start(), StandardCharsets.UTF_8);
      default ->
          JsonText.string(bytes, value.start(), value.end(), value.kind() == Kind.ESCAPED_STRING);
    };
  }
}
