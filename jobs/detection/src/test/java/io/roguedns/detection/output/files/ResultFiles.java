package io.roguedns.detection.output.files;

import io.roguedns.alert.Alert;
import io.roguedns.detection.output.RowFileFormat;
import io.roguedns.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes files of results as the sinks do, for those who read them. */
public final class ResultFiles {
  private ResultFiles() {}

  /** Writes a file of alerts. */
  public static void alerts(Path out, FindingFormat format, List<Alert> alerts) throws IOException {
    write(out.resolve("alerts/part-00000." + format.label()), format.alertFiles(), alerts);
  }

  /** Writes a file of findings. */
  public static void findings(Path out, FindingFormat format, List<Finding> findings)
      throws IOException {
    write(out.resolve("findings/part-00000." + format.label()), format.files(), findings);
  }

  private static <T> void write(Path file, RowFileFormat<T> format, List<T> rows)
      throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, TestFile.of(format, rows));
  }
}
