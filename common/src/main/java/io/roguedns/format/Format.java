package io.roguedns.format;

/**
 * A format that rows come in: a package below this one, and an entry of {@code InputFormat}. It has
 * no state; what reads rows is the {@link FormatDecoder} that it opens.
 */
public interface Format {
  /**
   * Opens a decoder for one reader.
   *
   * @param names the names of devices that rows name by their addresses alone
   * @param others takes objects that turn out to be of another format; they are offered to it only
   *     by a decoder that takes JSON by its bytes
   */
  FormatDecoder open(ReadPlan plan, DeviceNames names, OtherRows others);

  /** What is said of a row that comes in none of the format's forms. */
  String noneOfItsForms();

  /**
   * The form that a text has whose line at a place begins like one of this format's, other than
   * JSON.
   *
   * @return null if it has none of them
   */
  default TextForm formAt(byte[] text, int at, int to) {
    return null;
  }

  /** Whether its rows come in other text than JSON, so that {@link #formAt} may tell one. */
  default boolean hasOtherText() {
    return false;
  }

  /** Whether its tables come as columns (Parquet), too. */
  default boolean hasColumns() {
    return false;
  }
}
