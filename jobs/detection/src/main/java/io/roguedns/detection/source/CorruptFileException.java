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

  /** The file's path. */
  public String file() {
    return file;
  }
}
