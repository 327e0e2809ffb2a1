package io.roguedns.detection.types;

import io.roguedns.alert.AlertType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link AlertType} whole, since the rooms that define them may come and go. */
public final class AlertTypeFields {
  private AlertTypeFields() {}

  public static void write(AlertType type, DataOutputView out) throws IOException {
    Fields.writeText(type.typeName(), out);
    out.writeInt(type.gravity());
    out.writeInt(type.points());
    Fields.writeTexts(type.techniques(), out);
  }

  public static AlertType read(DataInputView in) throws IOException {
    return new AlertType(Fields.readText(in), in.readInt(), in.readInt(), Fields.readTexts(in));
  }

  public static void writeAll(Collection<AlertType> types, DataOutputView out) throws IOException {
    out.writeInt(types.size());
    for (AlertType type : types) {
      write(type, out);
    }
  }

  public static List<AlertType> readAll(DataInputView in) throws IOException {
    List<AlertType> types = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      types.add(read(in));
    }
    return types;
  }
}
