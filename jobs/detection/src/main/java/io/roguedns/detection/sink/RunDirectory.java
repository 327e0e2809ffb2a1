package io.roguedns.detection.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory for the results of a bounded run. The job writes into a staging directory inside
 * it; once the job has succeeded, {@link #commit} gives everything its final name, and where it
 * hasn't, {@link #abort} leaves the directory as it was.
 */
public final class RunDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);

  private static final String SUMMARY = "summary.json";
  private static final String STAGING_PREFIX = ".roguedns-";
  private static final int REMOVALS = 5;
  private static final long REMOVAL_PAUSE_MILLIS = 50;

  /** The kinds of results; each has a directory, which exists only if it has rows. */
  public enum Part {
    FINDINGS,
    ALERTS,
    COUNTS,
    REJECTED,
    LATE;

    /** The directory's name, such as {@code findings}. */
    public String directoryName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Move(Path from, Path to) {}

  private final String out;
  private final boolean overwrite;
  private final FileSystem files;
  private final Path root;
  private final Path staging;

  /** What {@link #prepare} created, from the inside out. */
  private final List<Path> created;

  private boolean ended;

  private RunDirectory(
      String out, boolean overwrite, FileSystem files, Path root, List<Path> created) {
    this.out = out;
    this.overwrite = overwrite;
    this.files = files;
    this.root = root;
    this.created = created;
    String id = UUID.randomUUID().toString().substring(0, 8);
    this.staging = new Path(root, STAGING_PREFIX + id);
  }

  /**
   * Makes the directory ready for a run.
   *
   * @param out a path, or a URI of a file system that Flink knows
   * @param overwrite whether results that are already there may be replaced; they stay until the
   *     run is committed
   */
  public static RunDirectory prepare(String out, boolean overwrite) throws OutputException {
    Path root = OutputPath.resolve(out);
    try {
      return prepare(out, overwrite, root, root.getFileSystem());
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw new OutputException(out, "can't be used; name another directory", e);
    }
  }

  static RunDirectory prepare(String out, boolean overwrite, Path root, FileSystem files)
      throws IOException {
    if (files.exists(root) && !files.getFileStatus(root).isDir()) {
      throw new OutputException(out, "is a file; name a directory");
    }
    RunDirectory run = new RunDirectory(out, overwrite, files, root, missing(files, root));
    run.refuseToReplace();
    run.stage();
    return run;
  }

  /** Where the job writes a kind of results. */
  public Path directory(Part part) {
    return new Path(staging, part.directoryName());
  }

  /**
   * Gives what the job wrote its final names, and writes the summary last. If that fails, the
   * directory is as it was before, results that were to be replaced included.
   */
  public synchronized void commit(byte[] summaryJson) throws OutputException {
    if (ended) {
      throw new IllegalStateException("the run has ended already");
    }
    refuseToReplace();
    try {
      Path summary = new Path(staging, SUMMARY);
      write(summary, summaryJson);
      moveAll(moves(summary));
    } catch (IOException e) {
      throw new OutputException(out, "the results can't be put in place", e);
    }
    ended = true;
    remove(staging);
  }

  /**
   * Removes what the run wrote, and the directory itself if the run created it. Does nothing after
   * {@link #commit}. Stop the job first: a sink that still writes makes its directory anew.
   */
  public synchronized void abort() {
    if (ended) {
      return;
    }
    ended = true;
    if (remove(staging)) {
      removeCreated();
    }
  }

  private void stage() throws OutputException {
    try {
      warnOfStaging();
      OwnerOnly.createDirectories(files, staging);
      Path probe = new Path(staging, "probe");
      write(probe, new byte[] {'\n'});
      files.delete(probe, false);
    } catch (IOException e) {
      abort();
      throw new OutputException(
          out, "can't be written to; name a directory that can be, with room on its disk", e);
    }
  }

  private void warnOfStaging() throws IOException {
    for (Path other : otherStaging()) {
      LOG.warn(
          "{} belongs to a run that is under way or was killed; with --overwrite it is removed",
          other.getPath());
    }
  }

  private void refuseToReplace() throws OutputException {
    if (overwrite) {
      return;
    }
    try {
      List<Path> results = results();
      if (!results.isEmpty()) {
        throw new OutputException(
            out,
            "already holds results (%s); name another directory, or replace them with --overwrite"
                .formatted(String.join(", ", results.stream().map(Path::getName).toList())));
      }
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw new OutputException(out, "can't be read; name another directory", e);
    }
  }

  /** Old results out of the way, then the new ones into their place, the summary last. */
  private List<Move> moves(Path summary) throws IOException {
    List<Move> moves = new ArrayList<>();
    if (overwrite) {
      Path replaced = new Path(staging, "replaced");
      files.mkdirs(replaced);
      for (Path old : Stream.concat(results().stream(), otherStaging().stream()).toList()) {
        moves.add(new Move(old, new Path(replaced, old.getName())));
      }
    }
    for (Part part : Part.values()) {
      if (!list(directory(part)).isEmpty()) {
        moves.add(new Move(directory(part), new Path(root, part.directoryName())));
      }
    }
    moves.add(new Move(summary, new Path(root, SUMMARY)));
    return moves;
  }

  private void moveAll(List<Move> moves) throws IOException {
    List<Move> done = new ArrayList<>();
    try {
      for (Move move : moves) {
        move(move.from(), move.to());
        done.add(0, move);
      }
    } catch (IOException e) {
      for (Move move : done) {
        try {
          move(move.to(), move.from());
        } catch (IOException alsoFailed) {
          e.addSuppressed(alsoFailed);
        }
      }
      throw e;
    }
  }

  private void move(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("can't move " + from.getPath() + " to " + to.getPath());
    }
  }

  private void write(Path path, byte[] bytes) throws IOException {
    try (FSDataOutputStream stream = files.create(path, WriteMode.OVERWRITE)) {
      stream.write(bytes);
      stream.flush();
      if (!files.isDistributedFS()) {
        stream.sync();
      }
    }
  }

  private List<Path> results() throws IOException {
    List<Path> results = new ArrayList<>();
    for (Part part : Part.values()) {
      results.add(new Path(root, part.directoryName()));
    }
    results.add(new Path(root, SUMMARY));
    List<Path> present = new ArrayList<>();
    for (Path result : results) {
      if (files.exists(result)) {
        present.add(result);
      }
    }
    return present;
  }

  private List<Path> otherStaging() throws IOException {
    return list(root).stream()
        .filter(path -> path.getName().startsWith(STAGING_PREFIX))
        .filter(path -> !path.getName().equals(staging.getName()))
        .toList();
  }

  /** What a directory holds; nothing if it isn't there. */
  private List<Path> list(Path directory) throws IOException {
    if (!files.exists(directory)) {
      return List.of();
    }
    FileStatus[] entries = files.listStatus(directory);
    return entries == null ? List.of() : Stream.of(entries).map(FileStatus::getPath).toList();
  }

  /** The directory and those above it that don't exist yet. */
  private static List<Path> missing(FileSystem files, Path directory) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path path = directory; path != null && !files.exists(path); path = path.getParent()) {
      missing.add(path);
    }
    return missing;
  }

  /** A task that is being cancelled may still write, so this tries more than once. */
  private boolean remove(Path directory) {
    IOException failure = null;
    for (int i = 0; i < REMOVALS; i++) {
      try {
        if (!files.exists(directory) || files.delete(directory, true)) {
          return true;
        }
        Thread.sleep(REMOVAL_PAUSE_MILLIS);
      } catch (IOException e) {
        failure = e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    LOG.warn("can't remove {}; remove it by hand", directory.getPath(), failure);
    return false;
  }

  private void removeCreated() {
    try {
      for (Path path : created) {
        if (!list(path).isEmpty()) {
          return;
        }
        if (files.exists(path)) {
          files.delete(path, false);
        }
      }
    } catch (IOException e) {
      LOG.warn("can't remove {}, which was made for this run", root.getPath(), e);
    }
  }
}
