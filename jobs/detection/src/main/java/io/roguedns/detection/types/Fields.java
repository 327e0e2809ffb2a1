package io.roguedns.detection.types;

import io.roguedns.event.ProcessOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * What serializers are put together from: fields that may be missing, and lists. Text keeps every
 * UTF-16 unit, half surrogates too.
 */
public final class Fields {
  private static final int NO_LIST = -1;

  /** Instead of a length: no text. */
  private static final int NULL = 255;

  /** Instead of a length: text that isn't short or isn't ASCII follows. */
  private static final int ANY = 254;

  private static final int LONGEST_SHORT = 253;

  private Fields() {}

  /**
   * Writes text or null. Nearly all text is short and ASCII, which goes as bytes all at once behind
   * a byte that says how many.
   */
  public static void writeText(String text, DataOutputView out) throws IOException {
    if (text == null) {
      out.writeByte(NULL);
    } else if (text.length() <= LONGEST_SHORT && isAscii(text)) {
      out.writeByte(text.length());
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } else {
      out.writeByte(ANY);
      StringValue.writeString(text, out);
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  public static String readText(DataInputView in) throws IOException {
    int length = in.readUnsignedByte();
    if (length > LONGEST_SHORT) {
      return length == NULL ? null : StringValue.readString(in);
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  public static void writeNumber(Long number, DataOutputView out) throws IOException {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeLong(number);
    }
  }

  public static Long readNumber(DataInputView in) throws IOException {
    return in.readBoolean() ? in.readLong() : null;
  }

  public static void writeTexts(List<String> texts, DataOutputView out) throws IOException {
    if (texts == null) {
      out.writeInt(NO_LIST);
      return;
    }
    out.writeInt(texts.size());
    for (String text : texts) {
      writeText(text, out);
    }
  }

  public static List<String> readTexts(DataInputView in) throws IOException {
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

  public static void writeOrigin(ProcessOrigin origin, DataOutputView out) throws IOException {
    writeText(origin.folder(), out);
    writeText(origin.company(), out);
    writeText(origin.parent(), out);
  }

  public static ProcessOrigin readOrigin(DataInputView in) throws IOException {
    return ProcessOrigin.of(readText(in), readText(in), readText(in));
  }

  public static void writeInts(int[] numbers, DataOutputView out) throws IOException {
    out.writeInt(numbers.length);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  public static int[] readInts(DataInputView in) throws IOException {
    int[] numbers = new int[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readInt();
    }
    return numbers;
  }

  public static void writeLongs(long[] numbers, DataOutputView out) throws IOException {
    out.writeInt(numbers.length);
    for (long number : numbers) {
      out.writeLong(number);
    }
  }

  public static long[] readLongs(DataInputView in) throws IOException {
    long[] numbers = new long[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readLong();
    }
    return numbers;
  }

  public static <T> void writeRows(List<T> rows, TypeSerializer<T> serializer, DataOutputView out)
      throws IOException {
    out.writeInt(rows.size());
    for (T row : rows) {
      serializer.serialize(row, out);
    }
  }

  public static <T> List<T> readRows(TypeSerializer<T> serializer, DataInputView in)
      throws IOException {
    int size = in.readInt();
    List<T> rows = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      rows.add(serializer.deserialize(in));
    }
    return rows;
  }
}
