package io.roguedns.detection.output.files;

import io.roguedns.detection.output.OutputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The claim of one run on a directory for results: a directory inside it that is locked for as long
 * as the run is under way. No second run gets one meanwhile, and what a killed run left is seen to
 * be that.
 */
public final class OutputClaim implements AutoCloseable {
  static final String PREFIX = ".roguedns-";

  private static final Logger LOG = LoggerFactory.getLogger(OutputClaim.class);
  private static final int ATTEMPTS = 4;
  private static final int LONGEST_PAUSE_MILLIS = 250;
  private static final int REMOVALS = 5;
  private static final long REMOVAL_PAUSE_MILLIS = 50;

  private final FileSystem files;
  private final Path root;
  private final Path directory;

  /** What was made for the claim, from the inside out. */
  private final List<Path> created;

  private final List<Path> leftovers = new ArrayList<>();
  private RunLock lock;
  private boolean closed;

  private OutputClaim(FileSystem files, Path root, List<Path> created) {
    this.files = files;
    this.root = root;
    this.created = created;
    this.directory = new Path(root, PREFIX + UUID.randomUUID().toString().substring(0, 8));
  }

  /**
   * Claims a directory, which is made if it isn't there.
   *
   * @param out a path, or a URI of a file system that Flink knows
   * @throws OutputException if another run is under way there, or if it can't be written to
   */
  public static OutputClaim take(String out) throws OutputException {
    Path root = OutputPath.resolve(out);
    try {
      return take(out, root, root.getFileSystem());
    } catch (OutputException refused) {
      throw refused;
    } catch (IOException unusable) {
      throw new OutputException(out, "can't be used; use another directory", unusable);
    }
  }

  static OutputClaim take(String out, Path root, FileSystem files) throws IOException {
    if (files.exists(root) && !files.getFileStatus(root).isDir()) {
      throw new OutputException(out, "is a file; name a directory");
    }
    for (int attempt = 1; ; attempt++) {
      OutputClaim claim = new OutputClaim(files, root, missing(files, root));
      try {
        OwnerOnly.createDirectories(files, claim.directory);
        claim.lock = RunLock.take(files, claim.directory);
        Path other = claim.otherRun();
        claim.verify();
        if (other == null) {
          return claim;
        }
        claim.close();
        if (attempt == ATTEMPTS) {
          throw new OutputException(
              out,
              "another run is under way there, in "
                  + other.getName()
                  + "; wait for its end, or use another directory");
        }
      } catch (OutputException refused) {
        throw refused;
      } catch (IOException failed) {
        claim.close();
        if (attempt == ATTEMPTS) {
          throw new OutputException(
              out, "isn't writable; use a writable directory with free space", failed);
        }
      }
      pause();
    }
  }

  /** Two runs that begin at one moment see each other, and both step back: one comes first then. */
  private static void pause() throws IOException {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  /** The run's own directory, inside the one for results. */
  Path directory() {
    return directory;
  }

  /**
   * Makes sure that the run still has what it claimed.
   *
   * @throws IOException if not; then nothing there is this run's to move or to remove
   */
  void verify() throws IOException {
    lock.verify();
  }

  /** The directories of runs that were killed and had begun to write. */
  List<Path> leftovers() {
    return List.copyOf(leftovers);
  }

  /** A run that is under way, or null; finds what killed runs left besides. */
  private Path otherRun() throws IOException {
    for (Path other : others()) {
      if (RunLock.isHeld(files, other)) {
        return other;
      }
      List<String> held = list(files, other).stream().map(Path::getName).toList();
      if (held.equals(List.of(RunLock.FILE))) {
        files.delete(other, true);
      } else {
        leftovers.add(other);
      }
    }
    return null;
  }

  private List<Path> others() throws IOException {
    return list(files, root).stream()
        .filter(path -> path.getName().startsWith(PREFIX))
        .filter(path -> !path.getName().equals(directory.getName()))
        .toList();
  }

  /** What a directory holds; nothing if it isn't there. */
  static List<Path> list(FileSystem files, Path directory) throws IOException {
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

  /**
   * Gives the claim up, and removes the run's own directory with all that is in it; what was made
   * for the claim and is empty goes too. Stop the job first: a sink that still writes makes its
   * directory anew.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    boolean removed = remove();
    if (lock != null) {
      lock.release();
    }
    if (removed) {
      removeCreated();
    }
  }

  /** A task that is being cancelled may still write, so this tries more than once. */
  private boolean remove() {
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
        if (!list(files, path).isEmpty()) {
          return;
        }
        if (files.exists(path)) {
          files.delete(path, false);
        }
      }
    } catch (IOException e) {
      LOG.warn("can't remove {}, which this run created", root.getPath(), e);
    }
  }
}
