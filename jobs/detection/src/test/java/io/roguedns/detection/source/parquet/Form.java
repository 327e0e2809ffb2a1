package io.roguedns.detection.source.parquet;

import java.util.Set;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * One of the legal forms of a file of the same rows.
 *
 * @param dictionaryBytes when to give a dictionary up for plain values; 0 for no dictionaries
 * @param byteStreamSplit whether numbers are stored as streams of their bytes
 * @param pageRows most rows of a page
 * @param groupBytes when a row group ends
 * @param required whether columns can't hold nulls
 * @param missing columns that the file lacks
 */
record Form(
    WriterVersion version,
    CompressionCodecName codec,
    int dictionaryBytes,
    boolean byteStreamSplit,
    int pageRows,
    int groupBytes,
    TimeKind time,
    NumberKind number,
    boolean required,
    Set<String> missing) {

  static final Form USUAL =
      new Form(
          WriterVersion.PARQUET_1_0,
          CompressionCodecName.SNAPPY,
          1 << 20,
          false,
          20_000,
          1 << 27,
          TimeKind.MICROS,
          NumberKind.INT,
          false,
          Set.of());

  /** How the column Timestamp is stored. */
  enum TimeKind {
    TEXT,
    MILLIS,
    MICROS,
    NANOS,
    LEGACY_MILLIS,
    LEGACY_MICROS,
    INT96
  }

  /** How numbers are stored. */
  enum NumberKind {
    INT,
    LONG,
    UNSIGNED,
    TEXT,
    DOUBLE,
    DECIMAL
  }

  Form with(WriterVersion other) {
    return new Form(
        other,
        codec,
        dictionaryBytes,
        byteStreamSplit,
        pageRows,
        groupBytes,
        time,
        number,
        required,
        missing);
  }

  Form with(CompressionCodecName other) {
    return new Form(
        version,
        other,
        dictionaryBytes,
        byteStreamSplit,
        pageRows,
        groupBytes,
        time,
        number,
        required,
        missing);
  }

  Form with(TimeKind other) {
    return new Form(
        version,
        codec,
        dictionaryBytes,
        byteStreamSplit,
        pageRows,
        groupBytes,
        other,
        number,
        required,
        missing);
  }

  Form with(NumberKind other) {
    return new Form(
        version,
        codec,
        dictionaryBytes,
        byteStreamSplit,
        pageRows,
        groupBytes,
        time,
        other,
        required,
        missing);
  }

  Form without(Set<String> columns) {
    return new Form(
        version,
        codec,
        dictionaryBytes,
        byteStreamSplit,
        pageRows,
        groupBytes,
        time,
        number,
        required,
        columns);
  }

  Form ofRequiredColumns() {
    return new Form(
        version,
        codec,
        dictionaryBytes,
        byteStreamSplit,
        pageRows,
        groupBytes,
        time,
        number,
        true,
        missing);
  }

  Form withDictionaries(int bytes, boolean split) {
    return new Form(
        version, codec, bytes, split, pageRows, groupBytes, time, number, required, missing);
  }

  Form ofSmallParts(int rowsOfPage, int bytesOfGroup) {
    return new Form(
        version,
        codec,
        dictionaryBytes,
        byteStreamSplit,
        rowsOfPage,
        bytesOfGroup,
        time,
        number,
        required,
        missing);
  }
}
