package io.roguedns.detection.source.columnar;

import io.roguedns.detection.source.CorruptFileException;

/** A column that the plan needs is of a type that no row of its table has. */
public final class UnsupportedColumnException extends CorruptFileException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file the file's path
   * @param column the column's name
   * @param type the column's type, as Parquet writes it
   */
  public UnsupportedColumnException(String file, String column, String type) {
    super(
        file,
        "column " + column + " is nested or repeated, which isn't supported:" + " " + type,
        null);
  }
}
