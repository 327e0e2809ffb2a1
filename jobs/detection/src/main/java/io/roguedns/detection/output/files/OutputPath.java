package io.roguedns.detection.output.files;

import io.roguedns.detection.output.OutputException;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.Path;

/** Turns the value of {@code --out} into a path that means the same in every process. */
public final class OutputPath {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*");

  private OutputPath() {}

  public static Path resolve(String out) throws OutputException {
    if (out.isBlank()) {
      throw new OutputException("''", "is empty; name a directory");
    }
    if (out.indexOf('\\') >= 0) {
      throw new OutputException(
          out, "has a backslash, which would be read as a slash; use another directory");
    }
    try {
      return SCHEME.matcher(out).matches()
          ? new Path(out)
          : new Path(
              "file", null, java.nio.file.Path.of(out).toAbsolutePath().normalize().toString());
    } catch (IllegalArgumentException e) {
      throw new OutputException(out, "is no path; name a directory");
    }
  }
}
