package io.roguedns.format.sysmon;

import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.json.UnreadableRowException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An event as Windows writes it: {@code <Event>} with {@code <System>} and {@code <EventData>}.
 * Whoever can write events can write anything, so that document types and entities are off, and
 * depth is bounded.
 */
final class XmlFields implements SysmonFields {
  private static final int DEEPEST = 16;
  private static final XMLInputFactory FACTORY = factory();

  private final Map<String, String> system = new HashMap<>();
  private final Map<String, String> data = new HashMap<>();

  private XmlFields() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /**
   * Reads an event.
   *
   * @throws UnreadableRowException unless the text is one well-formed element
   */
  static XmlFields read(String text) throws UnreadableRowException {
    XmlFields fields = new XmlFields();
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
      try {
        fields.read(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException broken) {
      throw UnreadableRowException.malformed("no XML: " + words(broken));
    } catch (RuntimeException broken) {
      // The JDK's parser has a few ways to fail on what isn't XML.
      throw UnreadableRowException.malformed("no XML: " + broken);
    }
    return fields;
  }

  private static String words(XMLStreamException broken) {
    String message = String.valueOf(broken.getMessage());
    // The first line repeats the place in the text.
    int place = message.indexOf("Message: ");
    return place < 0 ? message : message.substring(place + "Message: ".length());
  }

  private void read(XMLStreamReader reader) throws XMLStreamException, UnreadableRowException {
    String[] path = new String[DEEPEST];
    int depth = 0;
    String name = "";
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (depth == DEEPEST) {
            throw new UnreadableRowException(
                Reason.TOO_LARGE, "nested deeper than " + DEEPEST + " levels");
          }
          path[depth++] = reader.getLocalName();
          text.setLength(0);
          name = name(reader);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw UnreadableRowException.malformed("an entity, which isn't supported");
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth == 3) {
            keep(path, name, text.toString());
          }
          depth--;
        }
        default -> {
          // Comments and the like say nothing of the event.
        }
      }
    }
  }

  /** The attribute that names an element's content. */
  private static String name(XMLStreamReader reader) {
    String name = reader.getAttributeValue(null, "Name");
    return name == null ? "" : name;
  }

  private void keep(String[] path, String name, String text) {
    if (path[1].equals("System")) {
      system.put(path[2], path[2].equals("Provider") ? name : text.strip());
    } else if (path[1].equals("EventData") && path[2].equals("Data")) {
      data.put(name, text);
    }
  }

  @Override
  public String eventId() {
    return system("EventID");
  }

  @Override
  public String origin() {
    return system("Channel") + system("Provider");
  }

  @Override
  public String computer() {
    return system("Computer");
  }

  @Override
  public String recordId() {
    return system("EventRecordID");
  }

  private String system(String name) {
    return system.getOrDefault(name, "");
  }

  @Override
  public String data(String name) {
    return Said.of(data.getOrDefault(name, ""));
  }

  @Override
  public List<String> answers() {
    return QueryResults.answers(data("QueryResults"));
  }
}
