package io.roguedns.format.defender;

import static io.roguedns.json.UnreadableRowException.malformed;

import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.json.JsonReader;
import io.roguedns.json.JsonReader.Kind;
import io.roguedns.json.JsonText;
import io.roguedns.json.UnreadableRowException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the lists that columns of DeviceNetworkInfo hold as JSON. */
final class JsonList {
  /** The maximum of a list's elements; longer lists aren't kept in memory. */
  static final int MOST_ELEMENTS = 1_000;

  /** In how many objects and lists the members of an element stand. */
  private static final int MEMBER_DEPTH = 2;

  private static final int SHOWN = 100;

  private final byte[] bytes;
  private final JsonReader reader = new JsonReader();

  private JsonList(String text) {
    bytes = text.getBytes(StandardCharsets.UTF_8);
    reader.open(bytes, 0, bytes.length);
  }

  /** Reads an element to its end. */
  @FunctionalInterface
  interface ElementReader<T> {
    /**
     * @return null for an element that says nothing
     */
    T read(JsonList list) throws UnreadableRowException;
  }

  /**
   * Reads a column's list.
   *
   * @param column its name, for a person
   * @throws UnreadableRowException if the text is no JSON, or has elements of another kind
   */
  static <T> List<T> read(String column, String text, ElementReader<T> element)
      throws UnreadableRowException {
    if (text.isBlank()) {
      return List.of();
    }
    try {
      return new JsonList(text).elements(element);
    } catch (UnreadableRowException unreadable) {
      // The problem is reported for its own bytes, which are hard to find in the row.
      String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
      throw unreadable.reason() == Reason.TOO_LARGE
          ? new UnreadableRowException(
              Reason.TOO_LARGE, column + " is a list that is too large:" + " " + shown)
          : new UnreadableRowException(Reason.TYPE, column + " isn't a valid list: " + shown);
    }
  }

  private <T> List<T> elements(ElementReader<T> element) throws UnreadableRowException {
    List<T> elements = new ArrayList<>();
    if (reader.atList()) {
      reader.beginList();
      int count = 0;
      while (reader.nextElement(count == 0)) {
        count++;
        add(element.read(this), elements);
      }
    } else {
      add(element.read(this), elements);
    }
    reader.endOfInput();
    return elements;
  }

  private static <T> void add(T element, List<T> elements) throws UnreadableRowException {
    if (element == null) {
      return;
    }
    if (elements.size() == MOST_ELEMENTS) {
      throw new UnreadableRowException(Reason.TOO_LARGE, "more than " + MOST_ELEMENTS);
    }
    elements.add(element);
  }

  /** An address: text, or an object that has it as {@code IPAddress}. */
  String address() throws UnreadableRowException {
    String address;
    if (reader.atObject()) {
      address = text(members(), "IPAddress");
    } else {
      reader.value(1);
      if (reader.kind() != Kind.NULL && !isText()) {
        throw malformed("no text");
      }
      address = isText() ? text() : "";
    }
    return address.isEmpty() ? null : address;
  }

  /** A network: an object. */
  ConnectedNetwork network() throws UnreadableRowException {
    if (!reader.atObject()) {
      reader.value(1);
      if (reader.kind() == Kind.NULL) {
        return null;
      }
      throw malformed("no object");
    }
    Map<String, String> members = members();
    return new ConnectedNetwork(text(members, "Name"), text(members, "Category"));
  }

  /**
   * The members of an object that may be asked for, null for what isn't text; of several of one
   * name the last counts.
   */
  private Map<String, String> members() throws UnreadableRowException {
    Map<String, String> members = new HashMap<>();
    reader.beginObject();
    for (boolean first = true; reader.nextName(first); first = false) {
      String name = text();
      reader.value(MEMBER_DEPTH);
      switch (name) {
        case "Name", "Category", "IPAddress" ->
            members.put(name, reader.kind() == Kind.NULL ? "" : isText() ? text() : null);
        default -> {
          // Nobody asks for other members.
        }
      }
    }
    return members;
  }

  private static String text(Map<String, String> members, String name)
      throws UnreadableRowException {
    String text = members.getOrDefault(name, "");
    if (text == null) {
      throw malformed("no text");
    }
    return text;
  }

  private boolean isText() {
    return reader.kind() == Kind.STRING || reader.kind() == Kind.ESCAPED_STRING;
  }

  private String text() {
    return JsonText.string(
        bytes, reader.start(), reader.end(), reader.kind() == Kind.ESCAPED_STRING);
  }
}
