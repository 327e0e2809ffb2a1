package io.roguedns.detection.source.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Visits all files below a directory, in the order of their names. Symbolic links of a local file
 * system are followed, but for those that lead in a circle: they are problems, and so is a link to
 * a file of the wanted kind that isn't there. Names that begin with {@code _} or {@code .} are
 * skipped.
 */
final class DirectoryWalk {
  /**
   * More than anybody has, but few enough to end: links can lead to one directory by many paths.
   */
  private static final int MAX_DIRECTORIES = 1_000_000;

  private static final String LOOP = "is a loop of links; remove it";
  private static final String NOWHERE = "is a broken link; remove or repair it";

  private final FileSystem system;
  private final boolean local;
  private final Predicate<String> wantedName;
  private final BiConsumer<Path, String> problems;
  private final Consumer<FileStatus> visitor;

  /** The directories that the walk is in, as they are without links, the innermost last. */
  private final Deque<java.nio.file.Path> within = new ArrayDeque<>();

  private int directories;

  /**
   * A walk that isn't begun.
   *
   * @param wantedName whether a file of this name may be wanted
   * @param problems is given each link that isn't followed, and what is wrong with it
   * @param visitor is given each file
   */
  DirectoryWalk(
      FileSystem system,
      Predicate<String> wantedName,
      BiConsumer<Path, String> problems,
      Consumer<FileStatus> visitor) {
    this.system = system;
    this.local = !system.isDistributedFS();
    this.wantedName = wantedName;
    this.problems = problems;
    this.visitor = visitor;
  }

  /**
   * Walks through a directory and all below it.
   *
   * @throws IOException if a directory can't be listed, or if there is no end of them
   */
  void through(Path directory) throws IOException {
    if (++directories > MAX_DIRECTORIES) {
      throw new IOException(
          ("there are more than %,d directories below; do links lead to the same directory by"
                  + " many paths?")
              .formatted(MAX_DIRECTORIES));
    }
    if (local) {
      java.nio.file.Path real = local(directory).toRealPath();
      if (within.contains(real)) {
        problems.accept(
            directory,
            "a loop of links: %s leads back to %s; remove that link, or use paths beside it"
                .formatted(local(directory), real));
        return;
      }
      within.addLast(real);
    }
    List<FileStatus> entries = new ArrayList<>(local ? listLocal(directory) : list(directory));
    entries.sort(Comparator.comparing(entry -> entry.getPath().getName()));
    for (FileStatus entry : entries) {
      if (isHidden(entry.getPath().getName())) {
        continue;
      }
      if (entry.isDir()) {
        through(entry.getPath());
      } else {
        visitor.accept(entry);
      }
    }
    if (local) {
      within.removeLast();
    }
  }

  private List<FileStatus> list(Path directory) throws IOException {
    FileStatus[] entries = system.listStatus(directory);
    if (entries == null) {
      throw new IOException("the directory " + directory + " can't be listed");
    }
    return List.of(entries);
  }

  /** Flink's own list fails as a whole for one link that leads nowhere. */
  private List<FileStatus> listLocal(Path directory) throws IOException {
    List<FileStatus> entries = new ArrayList<>();
    try (DirectoryStream<java.nio.file.Path> found = Files.newDirectoryStream(local(directory))) {
      for (java.nio.file.Path entry : found) {
        String name = entry.getFileName().toString();
        String wrong = isHidden(name) ? null : wrong(entry);
        if (wrong == null) {
          add(entries, new Path(directory, name));
        } else if (wrong.equals(LOOP) || wantedName.test(name)) {
          problems.accept(new Path(directory, name), entry + " " + wrong);
        }
      }
    }
    return entries;
  }

  private void add(List<FileStatus> entries, Path entry) throws IOException {
    try {
      entries.add(system.getFileStatus(entry));
    } catch (FileNotFoundException removed) {
      // Since the directory was listed; or an irrelevant link.
    }
  }

  /** What is wrong with a link, in words; null if nothing is, or if it is no link. */
  static String wrong(java.nio.file.Path path) {
    if (!Files.isSymbolicLink(path)) {
      return null;
    }
    try {
      path.toRealPath();
      return null;
    } catch (NoSuchFileException nowhere) {
      return NOWHERE;
    } catch (FileSystemException loop) {
      // The system's words are "Too many levels of symbolic links".
      return String.valueOf(loop.getReason()).contains("symbolic links") ? LOOP : null;
    } catch (IOException other) {
      return null;
    }
  }

  static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.getPath());
  }

  private static boolean isHidden(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }
}
