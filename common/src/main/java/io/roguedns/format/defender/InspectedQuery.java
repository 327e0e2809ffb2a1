package io.roguedns.format.defender;

import io.roguedns.dns.RecordType;
import io.roguedns.event.DnsQuery;
import io.roguedns.event.NetworkEvent;
import io.roguedns.json.JsonReader;
import io.roguedns.json.JsonReader.Kind;
import io.roguedns.json.JsonText;
import io.roguedns.json.UnreadableRowException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The query that a row of the action type {@code DnsConnectionInspected} contains: what the
 * sensor's Zeek wrote into {@code AdditionalFields}. Its values are text as a rule, the answers a
 * JSON list within it; some senders write numbers and lists.
 *
 * <p>One per reader; not thread-safe.
 */
public final class InspectedQuery {
  /** The action type of rows that were read off the wire. */
  public static final String ACTION_TYPE = "DnsConnectionInspected";

  private static final int WITHIN = 1;

  private final JsonReader reader = new JsonReader();
  private String name;
  private String type;
  private String typeName;
  private String responseCode;
  private List<String> answers;

  /**
   * The query of a row.
   *
   * @param row its process and addresses
   * @param fields its {@code AdditionalFields}; longer ones than a row may be are never read
   * @return empty if they are no object, or name no query: a connection was inspected that wasn't
   *     DNS after all, or the sender cut them short
   */
  public Optional<DnsQuery> of(NetworkEvent row, String fields) {
    name = null;
    type = "";
    typeName = "";
    responseCode = "";
    answers = List.of();
    byte[] bytes = fields.getBytes(StandardCharsets.UTF_8);
    reader.open(bytes, 0, bytes.length);
    try {
      reader.beginObject();
      for (boolean first = true; reader.nextName(first); first = false) {
        String field = text(bytes, reader);
        reader.value(WITHIN);
        take(field, bytes);
      }
      reader.endOfInput();
    } catch (UnreadableRowException noFields) {
      return Optional.empty();
    } finally {
      reader.close();
    }
    if (name == null) {
      return Optional.empty();
    }
    return Optional.of(
        new DnsQuery(
            row.timestamp(),
            row.deviceName(),
            row.processName(),
            row.account(),
            row.remoteIp(),
            name,
            // Zeek has no name for what it doesn't know, so that the number says more.
            type.isEmpty() ? typeName : type,
            responseCode,
            answers,
            row.origin()));
  }

  private void take(String field, byte[] bytes) {
    if (reader.kind() == Kind.NULL) {
      return;
    }
    switch (field) {
      case "query" -> name = text(bytes, reader);
      case "qtype" -> type = RecordType.of(text(bytes, reader));
      case "qtype_name" -> typeName = RecordType.of(text(bytes, reader));
      case "rcode_name" -> responseCode = text(bytes, reader);
      case "answers" -> answers = answers(bytes);
      default -> {}
    }
  }

  private List<String> answers(byte[] bytes) {
    String text = text(bytes, reader);
    if (text.isEmpty()) {
      return List.of();
    }
    return text.charAt(0) == '[' ? list(text) : List.of(text);
  }

  /** The elements of a list; if it is broken, its text as one answer, since its length counts. */
  private static List<String> list(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    JsonReader elements = new JsonReader();
    elements.open(bytes, 0, bytes.length);
    List<String> answers = new ArrayList<>();
    try {
      elements.beginList();
      for (boolean first = true; elements.nextElement(first); first = false) {
        elements.value(WITHIN);
        if (answers.size() < DnsQuery.MOST_ANSWERS) {
          answers.add(text(bytes, elements));
        }
      }
      elements.endOfInput();
    } catch (UnreadableRowException broken) {
      return List.of(text);
    }
    return answers;
  }

  private static String text(byte[] bytes, JsonReader at) {
    return JsonText.string(bytes, at.start(), at.end(), at.kind() == Kind.ESCAPED_STRING);
  }
}
