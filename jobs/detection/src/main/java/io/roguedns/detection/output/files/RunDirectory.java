package io.roguedns.detection.output.files;

import io.roguedns.detection.output.OutputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * it, which is the run's {@link OutputClaim}; once the job has succeeded, {@link #commit} gives
 * everything its final name, and where it hasn't, {@link #abort} leaves the directory as it was.
 */
public final class RunDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);

  private static final String SUMMARY = "summary.json";

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
  private final OutputClaim claim;
  private final Path staging;

  /** What was there when the run began, and may be replaced. */
  private final List<String> before;

  private boolean ended;

  private RunDirectory(
      String out, boolean overwrite, FileSystem files, Path root, OutputClaim claim)
      throws IOException {
    this.out = out;
    this.overwrite = overwrite;
    this.files = files;
    this.root = root;
    this.claim = claim;
    this.staging = claim.directory();
    this.before = fingerprint();
  }

  /**
   * Makes the directory ready for a run.
   *
   * @param out a path, or a URI of a file system that Flink knows
   * @param overwrite whether results that are already there may be replaced; they stay until the
   *     run is committed
   * @throws OutputException if there are results already that may not be replaced, if another run
   *     is under way there, or if the directory can't be written to
   */
  public static RunDirectory prepare(String out, boolean overwrite) throws OutputException {
    Path root = OutputPath.resolve(out);
    try {
      return prepare(out, overwrite, root, root.getFileSystem());
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw new OutputException(out, "can't be used; use another directory", e);
    }
  }

  static RunDirectory prepare(String out, boolean overwrite, Path root, FileSystem files)
      throws IOException {
    OutputClaim claim = OutputClaim.take(out, root, files);
    try {
      RunDirectory run = new RunDirectory(out, overwrite, files, root, claim);
      run.refuseToReplace();
      run.warnOfLeftovers();
      return run;
    } catch (IOException | RuntimeException refused) {
      claim.close();
      throw refused;
    }
  }

  /** The directory as it was named. */
  public String name() {
    return out;
  }

  /** Where the job writes a kind of results. */
  public Path directory(Part part) {
    return new Path(staging, part.directoryName());
  }

  /**
   * Gives what the job wrote its final names, and writes the summary last. If that fails, the
   * directory is as it was before, results that were to be replaced included.
   *
   * @throws OutputException also if the staging directory was removed, or if there are other
   *     results than when the run began: they are somebody else's, and stay
   */
  public synchronized void commit(byte[] summaryJson) throws OutputException {
    if (ended) {
      throw new IllegalStateException("the run has ended already");
    }
    refuseToReplace();
    try {
      claim.verify();
      refuseToReplaceOthers();
      Path summary = new Path(staging, SUMMARY);
      write(summary, summaryJson);
      moveAll(moves(summary));
    } catch (OutputException refused) {
      throw refused;
    } catch (IOException e) {
      throw new OutputException(out, "the results can't be moved to their final names", e);
    }
    ended = true;
    claim.close();
  }

  /**
   * Removes what the run wrote, and the directory itself if it was made for the run. Does nothing
   * after {@link #commit}. Stop the job first: a sink that still writes makes its directory anew.
   */
  public synchronized void abort() {
    if (ended) {
      return;
    }
    ended = true;
    claim.close();
  }

  private void warnOfLeftovers() {
    for (Path leftover : claim.leftovers()) {
      LOG.warn(
          "{} was left by a run that was killed; with --overwrite it is removed",
          leftover.getPath());
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
            "already has results (%s); use another directory, or replace them with --overwrite"
                .formatted(String.join(", ", results.stream().map(Path::getName).toList())));
      }
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw new OutputException(out, "can't be read; use another directory", e);
    }
  }

  /** Results that were written during this run aren't those that it may replace. */
  private void refuseToReplaceOthers() throws IOException {
    if (overwrite && !fingerprint().equals(before)) {
      throw new OutputException(
          out,
          "other results were written there during this run, and are kept; run again, into"
              + " another directory");
    }
  }

  /** What tells results from others: their names, sizes and times. */
  private List<String> fingerprint() throws IOException {
    List<String> fingerprint = new ArrayList<>();
    for (Path result : results()) {
      FileStatus[] entries = files.listStatus(result);
      for (FileStatus file : entries == null ? new FileStatus[0] : entries) {
        fingerprint.add(file.getPath() + " " + file.getLen() + " " + file.getModificationTime());
      }
    }
    return fingerprint.stream().sorted().toList();
  }

  /** Old results out of the way, then the new ones into their place, the summary last. */
  private List<Move> moves(Path summary) throws IOException {
    List<Move> moves = new ArrayList<>();
    if (overwrite) {
      Path replaced = new Path(staging, "replaced");
      files.mkdirs(replaced);
      for (Path old : Stream.concat(results().stream(), claim.leftovers().stream()).toList()) {
        if (files.exists(old)) {
          moves.add(new Move(old, new Path(replaced, old.getName())));
        }
      }
    }
    for (Part part : Part.values()) {
      if (!OutputClaim.list(files, directory(part)).isEmpty()) {
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
}
