package io.roguedns.detection.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Fields that may be missing, and lists. Text keeps every UTF-16 unit, half surrogates too. */
final class Fields {
  private static final int NO_LIST = -1;

  private Fields() {}

  static void writeText(String text, DataOutputView out) throws IOException {
    StringValue.writeString(text, out);
  }

  static String readText(DataInputView in) throws IOException {
    return StringValue.readString(in);
  }

  static void writeNumber(Long number, DataOutputView out) throws IOException {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeLong(number);
    }
  }

  static Long readNumber(DataInputView in) throws IOException {
    return in.readBoolean() ? in.readLong() : null;
  }

  static void writeTexts(List<String> texts, DataOutputView out) throws IOException {
    if (texts == null) {
      out.writeInt(NO_LIST);
      return;
    }
    out.writeInt(texts.size());
    for (String text : texts) {
      writeText(text, out);
    }
  }

  static List<String> readTexts(DataInputView in) throws IOException {
    int size = in.readInt();
    if (size == NO_LIST) {
      return null;
    }
    String[] texts = new String[size];
    for (int i = 0; i < size; i++) {
      texts[i] = readText(in);
    }
    return Collections.unmodifiableList(Arrays.asList(texts));
  }

  static <T> void writeRows(List<T> rows, TypeSerializer<T> serializer, DataOutputView out)
      throws IOException {
    out.writeInt(rows.size());
    for (T row : rows) {
      serializer.serialize(row, out);
    }
  }

  static <T> List<T> readRows(TypeSerializer<T> serializer, DataInputView in) throws IOException {
    int size = in.readInt();
    List<T> rows = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      rows.add(serializer.deserialize(in));
    }
    return rows;
  }
}
