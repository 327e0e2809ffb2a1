package io.roguedns.detection.source.files;

import io.roguedns.input.InputFormat;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of rows.
 *
 * @param path its URI or local path
 * @param length in bytes
 */
public record InputFile(String path, long length, Kind kind) implements Serializable {

  /** How a file's rows are written. */
  public enum Kind {
    PARQUET(true),
    TEXT(true),
    /** Compressed text, which can be read only from its start. */
    GZIP_TEXT(false);

    private static final List<String> JSON_NAMES = List.of(".jsonl", ".ndjson", ".json");

    /** Text of other sources than Defender. */
    private static final List<String> OTHER_NAMES = List.of(".log", ".tsv", ".xml");

    private final boolean splittable;

    Kind(boolean splittable) {
      this.splittable = splittable;
    }

    public boolean splittable() {
      return splittable;
    }

    /** The kind that a file's name tells; empty if it isn't one that is read. */
    public static Optional<Kind> ofName(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.endsWith(".parquet")) {
        return Optional.of(PARQUET);
      }
      boolean zipped = lower.endsWith(".gz");
      String bare = zipped ? lower.substring(0, lower.length() - 3) : lower;
      if (JSON_NAMES.stream().anyMatch(bare::endsWith)
          || OTHER_NAMES.stream().anyMatch(bare::endsWith)) {
        return Optional.of(zipped ? GZIP_TEXT : TEXT);
      }
      return Optional.empty();
    }

    /** The same, if files of that name may hold rows of a format. */
    static Optional<Kind> ofName(String name, InputFormat format) {
      return ofName(name)
          .filter(kind -> format.hasColumns() || kind != PARQUET)
          .filter(kind -> format.hasOtherText() || !isOther(name));
    }

    private static boolean isOther(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return OTHER_NAMES.stream()
          .anyMatch(end -> lower.endsWith(end) || lower.endsWith(end + ".gz"));
    }
  }
}
