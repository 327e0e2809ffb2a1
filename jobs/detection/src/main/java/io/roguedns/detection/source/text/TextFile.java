package io.roguedns.detection.source.text;

import io.roguedns.input.InputFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/** What a text file is by its name and its beginning. */
final class TextFile {
  private static final String GZIP_SUFFIX = ".gz";

  private final Path path;
  private final boolean gzip;
  private final String bareName;

  TextFile(Path path) {
    this.path = path;
    String name = path.getName().toLowerCase(Locale.ROOT);
    gzip = name.endsWith(GZIP_SUFFIX);
    bareName = gzip ? name.substring(0, name.length() - GZIP_SUFFIX.length()) : name;
  }

  /** Whether the file is gzipped, and so can't be cut into ranges. */
  boolean isGzip() {
    return gzip;
  }

  /** What its beginning tells. */
  TextHead head(InputFormat format) throws IOException {
    boolean anything =
        bareName.endsWith(".log") || bareName.endsWith(".tsv") || bareName.endsWith(".xml");
    try (InputStream text = open(null)) {
      return TextHead.of(text, format, anything);
    }
  }

  /**
   * Whether its JSON is a document rather than lines.
   *
   * @param encoding UTF-16, or null
   */
  boolean isDocument(Charset encoding) throws IOException {
    if (!bareName.endsWith(".json")) {
      return false;
    }
    try (InputStream text = open(encoding)) {
      return TextLayout.isDocument(text);
    }
  }

  private InputStream open(Charset encoding) throws IOException {
    FSDataInputStream raw = path.getFileSystem().open(path);
    InputStream bytes = gzip ? new GzipInput(raw, path.toString()) : raw;
    return encoding == null ? bytes : new Utf8Input(bytes, encoding);
  }
}
