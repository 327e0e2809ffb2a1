package io.roguedns.detection.output.elasticsearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Severity;
import io.roguedns.finding.WellFormed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.TreeSet;

/** What documents of the Elastic Common Schema are put together from. */
final class Ecs {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private static final String VERSION = "8.11.0";

  /** As many characters of a time as say it in milliseconds. */
  private static final int MILLISECONDS = "2024-05-01T10:02:03.025".length();

  /** Writes the fields of a document. */
  @FunctionalInterface
  interface Fields {
    void write(JsonGenerator out) throws IOException;
  }

  private Ecs() {}

  /** A document of these fields. */
  static byte[] document(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      fields.write(out);
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory doesn't fail", impossible);
    }
    return bytes.toByteArray();
  }

  /** What every document has: its time, and the schema's version. */
  static void head(JsonGenerator out, long ticks) throws IOException {
    time(out, "@timestamp", ticks);
    object(out, "ecs", "version", VERSION);
  }

  /** A time in milliseconds, which is what Elasticsearch's dates have. */
  static void time(JsonGenerator out, String name, long ticks) throws IOException {
    out.writeStringField(name, Ticks.format(ticks).substring(0, MILLISECONDS) + "Z");
  }

  /** The numbers that Elastic's own rules have for these words. */
  static int severity(Severity severity) {
    return switch (severity) {
      case LOW -> 21;
      case MEDIUM -> 47;
      case HIGH -> 73;
      case CRITICAL -> 99;
    };
  }

  /**
   * Techniques of MITRE ATT&CK.
   *
   * @param ids of techniques and of parts of them, such as {@code T1583.002}
   */
  static void threat(JsonGenerator out, Collection<String> ids) throws IOException {
    Collection<String> techniques = new TreeSet<>();
    Collection<String> parts = new TreeSet<>();
    for (String id : ids) {
      int dot = id.indexOf('.');
      techniques.add(dot < 0 ? id : id.substring(0, dot));
      if (dot >= 0) {
        parts.add(id);
      }
    }
    out.writeObjectFieldStart("threat");
    out.writeStringField("framework", "MITRE ATT&CK");
    out.writeObjectFieldStart("technique");
    array(out, "id", techniques);
    if (!parts.isEmpty()) {
      out.writeObjectFieldStart("subtechnique");
      array(out, "id", parts);
      out.writeEndObject();
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  /** An object of one field, unless that has no value. */
  static void object(JsonGenerator out, String name, String field, String value)
      throws IOException {
    if (value != null) {
      out.writeObjectFieldStart(name);
      text(out, field, value);
      out.writeEndObject();
    }
  }

  /** A field, unless it has no value. */
  static void text(JsonGenerator out, String name, String value) throws IOException {
    if (value != null) {
      out.writeStringField(name, WellFormed.text(value));
    }
  }

  static void array(JsonGenerator out, String name, Iterable<String> values) throws IOException {
    out.writeArrayFieldStart(name);
    for (String value : values) {
      out.writeString(WellFormed.text(value));
    }
    out.writeEndArray();
  }
}
