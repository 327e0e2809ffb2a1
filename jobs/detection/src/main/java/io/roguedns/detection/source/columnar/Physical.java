package io.roguedns.detection.source.columnar;

import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * How values of a type lie in memory.
 *
 * @param type the type
 * @param width bytes of a value, or {@link #VARIES}
 */
record Physical(PrimitiveTypeName type, int width) {
  static final int VARIES = -1;

  static Physical of(PrimitiveType type) {
    int width =
        switch (type.getPrimitiveTypeName()) {
          case INT32, FLOAT -> Integer.BYTES;
          case INT64, DOUBLE -> Long.BYTES;
          case INT96 -> 12;
          case FIXED_LEN_BYTE_ARRAY -> type.getTypeLength();
          case BINARY, BOOLEAN -> VARIES;
        };
    return new Physical(type.getPrimitiveTypeName(), width);
  }

  /** Whether values of this type, stored plain, are read here. */
  boolean isSupported() {
    return type != PrimitiveTypeName.BOOLEAN && width != 0;
  }

  long asLong(byte[] array, int from, int to, LongReading reading) {
    return switch (type) {
      case INT64 -> reading.ofLong(Bytes.longAt(array, from));
      case INT32 -> reading.ofInt(Bytes.intAt(array, from));
      case FLOAT -> reading.ofDouble(Float.intBitsToFloat(Bytes.intAt(array, from)));
      case DOUBLE -> reading.ofDouble(Double.longBitsToDouble(Bytes.longAt(array, from)));
      case INT96 -> reading.ofInt96(array, from);
      case BINARY, FIXED_LEN_BYTE_ARRAY -> reading.ofBytes(array, from, to);
      case BOOLEAN -> throw packed();
    };
  }

  String asText(byte[] array, int from, int to, TextReading reading) {
    return switch (type) {
      case BINARY, FIXED_LEN_BYTE_ARRAY -> reading.ofBytes(array, from, to);
      case INT64 -> reading.ofLong(Bytes.longAt(array, from));
      case INT32 -> reading.ofInt(Bytes.intAt(array, from));
      case FLOAT -> reading.ofFloat(Float.intBitsToFloat(Bytes.intAt(array, from)));
      case DOUBLE -> reading.ofDouble(Double.longBitsToDouble(Bytes.longAt(array, from)));
      case INT96 -> reading.ofInt96(array, from);
      case BOOLEAN -> throw packed();
    };
  }

  private static ParquetDecodingException packed() {
    return new ParquetDecodingException("booleans are bits, not bytes");
  }
}
