package io.roguedns.allowlist;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.roguedns.event.Ticks;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes an entry as the value of a message, under the keys of the file. {@link
 * AllowlistFile#readEntry} reads it again.
 */
public final class AllowlistJson {
  /** Escapes what isn't ASCII, because YAML allows fewer characters in the open than JSON does. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private AllowlistJson() {}

  /** One line of JSON; absent conditions are omitted. */
  public static String write(AllowlistEntry entry) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      write(json, Field.ID, entry.id());
      write(json, Field.KIND, entry.kind().label());
      write(json, Field.ADDRESS, entry.addressText());
      write(json, Field.PROCESS, entry.process());
      write(json, Field.ACCOUNT, entry.account());
      write(json, Field.DEVICE, entry.device());
      write(json, Field.NETWORK, entry.network());
      write(json, Field.DOMAIN, entry.domain());
      if (!entry.signals().isEmpty()) {
        json.writeArrayFieldStart(Field.SIGNALS.key());
        for (String signal : entry.signals()) {
          json.writeString(signal);
        }
        json.writeEndArray();
      }
      if (entry.from() != AllowlistEntry.ALWAYS) {
        write(json, Field.FROM, Ticks.format(entry.from()));
      }
      if (entry.until() != AllowlistEntry.FOREVER) {
        write(json, Field.UNTIL, Ticks.format(entry.until()));
      }
      write(json, Field.REASON, entry.reason());
      write(json, Field.OWNER, entry.owner());
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory doesn't fail", impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Field field, Object value) throws IOException {
    String text = value == null ? "" : value.toString();
    if (!text.isEmpty()) {
      json.writeStringField(field.key(), text);
    }
  }
}
