package io.roguedns.detection.source.files;

import io.roguedns.detection.source.files.InputFile.Kind;
import io.roguedns.input.InputFormat;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Finds the files that {@code --input} names: a file, a directory with all that is below it, or a
 * glob. Names that begin with {@code _} or {@code .} are passed over, as Hive and Spark do: they
 * hold what writers note for themselves.
 */
public final class InputFiles {
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");
  private static final String JSON = ".jsonl, .json, .ndjson";
  private static final String OTHERS = ", .log, .tsv, .xml";

  private final Map<String, InputFile> found = new TreeMap<>();
  private final InputFormat format;
  private final List<String> problems;

  private InputFiles(InputFormat format, List<String> problems) {
    this.format = format;
    this.problems = problems;
  }

  /**
   * The files that some paths name, in the order of their paths, none twice.
   *
   * @param format whose rows are read; files that can't hold any are passed over
   * @param problems what is wrong with the paths is added here
   */
  public static List<InputFile> find(
      Collection<String> paths, InputFormat format, List<String> problems) {
    InputFiles files = new InputFiles(format, problems);
    for (String path : paths) {
      try {
        files.add(path);
      } catch (FileNotFoundException absent) {
        problems.add("--input " + path + ": no such file or directory");
      } catch (IOException | IllegalArgumentException unreadable) {
        problems.add("--input " + path + ": can't be read: " + unreadable.getMessage());
      }
    }
    return List.copyOf(files.found.values());
  }

  private void add(String text) throws IOException {
    Path path = absolute(new Path(text));
    FileSystem system = path.getFileSystem();
    Optional<FileStatus> literal = status(system, path);
    if (literal.isEmpty() && WILDCARD.matcher(text).find()) {
      addMatches(text);
      return;
    }
    if (literal.isEmpty()) {
      String link =
          system.isDistributedFS() ? null : DirectoryWalk.wrong(DirectoryWalk.local(path));
      if (link == null) {
        throw new FileNotFoundException(text);
      }
      problems.add("--input " + text + ": " + link);
      return;
    }
    if (literal.get().isDir()) {
      addBelow(system, path, any -> true, text);
    } else if (Kind.ofName(path.getName(), format).isEmpty()) {
      problems.add("--input " + text + ": not a supported file; supported are " + read());
    } else {
      add(literal.get());
    }
  }

  private void addMatches(String glob) throws IOException {
    // Everything before the first component with a wildcard is where the search begins.
    int wildcard = WILDCARD.matcher(glob).results().findFirst().orElseThrow().start();
    String base = glob.substring(0, glob.lastIndexOf('/', wildcard) + 1);
    Path directory = absolute(new Path(base.isEmpty() ? "." : base));
    FileSystem system = directory.getFileSystem();
    if (status(system, directory).isEmpty()) {
      throw new FileNotFoundException(base);
    }
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(base.length()));
    String root =
        directory.getPath().endsWith("/") ? directory.getPath() : directory.getPath() + "/";
    addBelow(
        system,
        directory,
        path -> {
          String relative = path.getPath().substring(root.length());
          // A glob that matches a directory stands for all that is below it.
          for (int end = relative.length(); end > 0; end = relative.lastIndexOf('/', end - 1)) {
            if (matcher.matches(java.nio.file.Path.of(relative.substring(0, end)))) {
              return true;
            }
          }
          return false;
        },
        glob);
  }

  private void addBelow(
      FileSystem system, Path directory, java.util.function.Predicate<Path> wanted, String text)
      throws IOException {
    int before = found.size();
    int[] matched = {0};
    int problemsBefore = problems.size();
    new DirectoryWalk(
            system,
            name -> Kind.ofName(name, format).isPresent(),
            (link, wrong) -> {
              if (wanted.test(link)) {
                problems.add("--input " + text + ": " + wrong);
              }
            },
            file -> {
              if (wanted.test(file.getPath())
                  && Kind.ofName(file.getPath().getName(), format).isPresent()) {
                matched[0]++;
                add(file);
              }
            })
        .through(directory);
    if (matched[0] == 0 && found.size() == before && problems.size() == problemsBefore) {
      problems.add("--input " + text + ": has no supported file: " + read());
    }
  }

  /** The kinds of files that are read. */
  private String read() {
    return JSON
        + (format.hasOtherText() ? OTHERS : "")
        + " (also .gz)"
        + (format.hasColumns() ? " and .parquet" : "");
  }

  private void add(FileStatus file) {
    String path = file.getPath().toString();
    Kind kind = Kind.ofName(file.getPath().getName()).orElseThrow();
    found.put(path, new InputFile(path, file.getLen(), kind));
  }

  private static Path absolute(Path path) {
    return path.isAbsolute()
        ? path
        : new Path(java.nio.file.Path.of(path.getPath()).toAbsolutePath().normalize().toUri());
  }

  private static Optional<FileStatus> status(FileSystem system, Path path) throws IOException {
    try {
      return Optional.of(system.getFileStatus(path));
    } catch (FileNotFoundException absent) {
      return Optional.empty();
    }
  }

  /** The bytes of some files together. */
  public static long bytes(Collection<InputFile> files) {
    List<Long> lengths = new ArrayList<>();
    files.forEach(file -> lengths.add(file.length()));
    return lengths.stream().mapToLong(Long::longValue).sum();
  }
}
