package io.roguedns.detection.run;

import io.roguedns.detection.output.files.RunLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory for the temporary files of a run in this process: the engine's, its libraries' and
 * our own. It is deleted when the process ends; that of a killed process is deleted when the next
 * one starts.
 */
final class TemporaryDirectory {
  static final String PREFIX = "roguedns-run-";

  private static final Logger LOG = LoggerFactory.getLogger(TemporaryDirectory.class);
  private static final String PROPERTY = "java.io.tmpdir";
  private static final int REMOVALS = 40;
  private static final long REMOVAL_PAUSE_MILLIS = 50;

  /** A directory without a lock may belong to a process that is about to lock it, or that ends. */
  private static final Duration LOCKED_WITHIN = Duration.ofMinutes(1);

  private static Path ofProcess;

  private TemporaryDirectory() {}

  /**
   * The directory of this process, made at the first call in the one that {@code java.io.tmpdir}
   * names. From then on the property names the new one, for libraries that read it.
   *
   * @throws UncheckedIOException if it can't be created
   */
  static synchronized Path ofProcess() {
    if (ofProcess == null) {
      Path parent = Path.of(System.getProperty(PROPERTY));
      try {
        removeLeftovers(parent);
        ofProcess = make(parent);
      } catch (IOException unusable) {
        throw new UncheckedIOException(
            parent
                + ", where java.io.tmpdir points, can't be used for temporary files; set another"
                + " directory with ROGUEDNS_JAVA_OPTS=-Djava.io.tmpdir=DIRECTORY",
            unusable);
      }
      System.setProperty(PROPERTY, ofProcess.toString());
    }
    return ofProcess;
  }

  /**
   * Creates a directory that only its owner can read, and that is deleted when the process ends.
   */
  private static Path make(Path parent) throws IOException {
    Path directory = Files.createTempDirectory(parent, PREFIX);
    RunLock lock = RunLock.take(LocalFileSystem.getSharedInstance(), flink(directory));
    lock.verify();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  removePatiently(directory);
                  lock.release();
                },
                "remove temporary files"));
    return directory;
  }

  /** Removes the directories of killed processes of this user. */
  static void removeLeftovers(Path parent) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path directory : found) {
        try {
          if (isLeftover(directory)) {
            remove(directory);
          }
        } catch (NoSuchFileException gone) {
          LOG.debug("{} has just been removed", directory, gone);
        } catch (IOException unremovable) {
          LOG.warn(
              "{} was left by a run that was killed, and can't be removed: {}",
              directory,
              unremovable.toString());
        }
      }
    }
  }

  private static boolean isLeftover(Path directory) throws IOException {
    return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS)
            .getName()
            .equals(System.getProperty("user.name"))
        && (Files.exists(directory.resolve(RunLock.FILE), LinkOption.NOFOLLOW_LINKS)
            ? !RunLock.isHeld(LocalFileSystem.getSharedInstance(), flink(directory))
            : Files.getLastModifiedTime(directory)
                    .compareTo(FileTime.from(Instant.now().minus(LOCKED_WITHIN)))
                < 0);
  }

  private static org.apache.flink.core.fs.Path flink(Path path) {
    return new org.apache.flink.core.fs.Path(path.toUri());
  }

  /** The engine's threads end at the same time, and may still write: this tries again and again. */
  private static void removePatiently(Path directory) {
    for (int i = 0; i < REMOVALS; i++) {
      try {
        remove(directory);
        return;
      } catch (IOException inUse) {
        try {
          Thread.sleep(REMOVAL_PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private static void remove(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
