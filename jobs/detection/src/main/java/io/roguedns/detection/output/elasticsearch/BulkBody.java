package io.roguedns.detection.output.elasticsearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The body of a bulk request: for each document a line that says what to do, and the document. */
final class BulkBody {
  private static final JsonFactory JSON = new JsonFactory();

  private BulkBody() {}

  static byte[] of(List<BulkAction> actions) {
    long size = actions.stream().mapToLong(BulkAction::size).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(size));
    for (BulkAction action : actions) {
      out.writeBytes(line(action));
      out.write('\n');
      if (!action.isDelete()) {
        out.writeBytes(action.source());
        out.write('\n');
      }
    }
    return out.toByteArray();
  }

  private static byte[] line(BulkAction action) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeObjectFieldStart(action.isDelete() ? "delete" : "index");
      out.writeStringField("_index", action.index());
      out.writeStringField("_id", action.id());
      out.writeNumberField("version", action.version());
      // Not plain external: a later run over the same rows may know better at the same revision.
      out.writeStringField("version_type", "external_gte");
      out.writeEndObject();
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory doesn't fail", impossible);
    }
    return bytes.toByteArray();
  }
}
