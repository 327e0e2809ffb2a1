package io.roguedns.detection.source.columnar;

import io.roguedns.detection.source.CorruptFileException;
import java.io.IOException;

/** Tells a damaged file from one that can't be reached. */
public final class Failures {
  private Failures() {}

  /** What to throw instead of what parquet-java, or the reading of its pages, threw. */
  public static IOException explain(String file, Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof CorruptFileException corrupt) {
        return corrupt;
      }
      if (cause instanceof FlinkInputFile.ReadFailedException failed) {
        return failed.failure();
      }
    }
    String message = thrown.getMessage();
    String problem = message == null ? thrown.getClass().getSimpleName() : message;
    return new CorruptFileException(file, "can't be read as Parquet: " + problem, thrown);
  }
}
