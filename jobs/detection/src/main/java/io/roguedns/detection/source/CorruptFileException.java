package io.roguedns.detection.source;

import java.io.IOException;

/**
 * A file that isn't what its format demands: cut short, damaged, or something else altogether.
 * Unlike a failure to reach the file, trying again doesn't help.
 */
public class CorruptFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;

  /**
   * @param file the file's path
   * @param problem what is wrong with it
   * @param cause what was thrown when that was noticed, or null
   */
  public CorruptFileException(String file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
    this.file = file;
  }

  /**
   * A file that is shorter than when it was listed.
   *
   * @param listed its length then, in bytes
   * @param end where it ends now
   */
  public static CorruptFileException shortened(String file, long listed, long end) {
    return new CorruptFileException(
        file,
        "is shorter than when it was listed, by %,d of %,d bytes, whose rows weren't read"
            .formatted(listed - end, listed),
        null);
  }

  /** The file's path. */
  public String file() {
    return file;
  }
}
