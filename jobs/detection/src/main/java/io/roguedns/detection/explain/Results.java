package io.roguedns.detection.explain;

import io.roguedns.detection.output.files.RunDirectory.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The output of a run in a local directory, in any of the formats. */
public final class Results {
  private final Path directory;

  /** Receives each row. */
  @FunctionalInterface
  interface Visitor {
    void visit(ResultRow row) throws IOException;
  }

  /** Reads one file. */
  @FunctionalInterface
  private interface FileReader {
    void read(Path file, Visitor visitor) throws IOException;
  }

  private static final Map<String, FileReader> FORMATS =
      Map.of(
          ".jsonl", Results::readLines, ".csv", Results::readCsv, ".parquet", ParquetRecords::read);

  public Results(Path directory) {
    this.directory = directory;
  }

  public Path directory() {
    return directory;
  }

  /** The directory of a part of the results, if it exists. */
  public Path directory(Part part) {
    return directory.resolve(part.directoryName());
  }

  /** Whether there are finished files of a part. */
  public boolean has(Part part) throws IOException {
    return !files(part).isEmpty();
  }

  /** Reads all rows of a part, in the order of the files' names. */
  void read(Part part, Visitor visitor) throws IOException {
    for (Path file : files(part)) {
      try {
        FORMATS.get(extension(file)).read(file, visitor);
      } catch (IOException | RuntimeException unreadable) {
        throw new IOException("can't read " + file + ": " + unreadable.getMessage(), unreadable);
      }
    }
  }

  private List<Path> files(Part part) throws IOException {
    if (!Files.isDirectory(directory(part))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory(part))) {
      // Files whose names start with a dot are pending files of a live run.
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(file -> FORMATS.containsKey(extension(file)))
          .sorted()
          .toList();
    }
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(Math.max(0, name.lastIndexOf('.')));
  }

  private static void readLines(Path file, Visitor visitor) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        visitor.visit(
            new ResultRow(JsonTree.parse(line) instanceof Map<?, ?> object ? object : Map.of()));
      }
    }
  }

  private static void readCsv(Path file, Visitor visitor) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      CsvRecords records = new CsvRecords(in);
      List<String> header = records.next();
      for (List<String> cells = records.next(); cells != null; cells = records.next()) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
          fields.put(header.get(i), cells.get(i));
        }
        visitor.visit(new ResultRow(fields));
      }
    }
  }
}
