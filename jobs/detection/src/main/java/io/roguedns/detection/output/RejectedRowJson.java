package io.roguedns.detection.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roguedns.event.RejectedRow;
import io.roguedns.finding.WellFormed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A rejected row as a JSON object. The row itself is {@code Raw} if it is UTF-8, else {@code
 * RawBase64}, so that its bytes can always be had again.
 */
public final class RejectedRowJson {
  private static final JsonLines<RejectedRow> LINES = new JsonLines<>(RejectedRowJson::write);

  private RejectedRowJson() {}

  /** The object in UTF-8, on one line without an end of line. */
  public static byte[] bytes(RejectedRow row) {
    return LINES.bytes(row);
  }

  public static void write(JsonGenerator out, RejectedRow row) throws IOException {
    out.writeStartObject();
    out.writeStringField("Source", WellFormed.text(row.source()));
    out.writeNumberField("Position", row.position());
    out.writeStringField("Reason", row.reason().label());
    out.writeStringField("Detail", detail(row));
    out.writeNumberField("Length", row.length());
    if (row.rows() > 1) {
      // Their text isn't there.
      out.writeNumberField("Rows", row.rows());
      out.writeEndObject();
      return;
    }
    String text = textOf(row.raw());
    if (text != null) {
      out.writeStringField("Raw", text);
    } else {
      out.writeBinaryField("RawBase64", row.raw());
    }
    if (row.isCut()) {
      out.writeArrayFieldStart("Truncated");
      out.writeString(text == null ? "RawBase64" : "Raw");
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  /** Exceptions, whose messages details are made of, needn't have one. */
  private static String detail(RejectedRow row) {
    return row.detail() == null ? "" : WellFormed.text(row.detail());
  }

  /** The text, or null if the bytes aren't UTF-8. */
  private static String textOf(byte[] raw) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }
}
