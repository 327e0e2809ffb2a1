package io.roguedns.detection.output.files;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roguedns.finding.Column.Kind;
import io.roguedns.finding.QueryCount;
import io.roguedns.finding.WellFormed;
import java.io.IOException;

/** A count as a JSON object: its columns, which are texts and numbers. */
final class CountJson {
  private CountJson() {}

  static void write(JsonGenerator out, QueryCount count) throws IOException {
    out.writeStartObject();
    for (RowColumn<QueryCount> column : RowTable.COUNTS.columns()) {
      if (column.kind() == Kind.NUMBER) {
        out.writeNumberField(column.name(), (Long) column.of(count));
      } else {
        out.writeStringField(column.name(), WellFormed.text((String) column.of(count)));
      }
    }
    out.writeEndObject();
  }
}
