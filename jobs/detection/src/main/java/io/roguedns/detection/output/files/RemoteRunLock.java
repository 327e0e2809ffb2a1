package io.roguedns.detection.output.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock where there are no locks, as in an object store: a file that its run writes again every
 * {@link #BEAT}. A run whose file hasn't changed for {@link #LEASE} is taken for dead.
 */
final class RemoteRunLock implements RunLock {
  static final Duration BEAT = Duration.ofSeconds(15);
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(RemoteRunLock.class);
  private static final long LOOK_MILLIS = 1_000;

  private final FileSystem files;
  private final Path file;
  private final byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          beat -> {
            Thread thread = new Thread(beat, "lock of the output directory");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long written;

  private RemoteRunLock(FileSystem files, Path file) {
    this.files = files;
    this.file = file;
  }

  static RemoteRunLock take(FileSystem files, Path directory) throws IOException {
    RemoteRunLock lock = new RemoteRunLock(files, new Path(directory, FILE));
    lock.write();
    lock.beats.scheduleWithFixedDelay(
        lock::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    return lock;
  }

  static boolean isHeld(FileSystem files, Path directory) throws IOException {
    return isHeld(files, directory, LEASE);
  }

  /** Looks for as long as a lease if it must: a file that changes meanwhile has a living run. */
  static boolean isHeld(FileSystem files, Path directory, Duration lease) throws IOException {
    Path file = new Path(directory, FILE);
    long first = modified(files, file);
    if (first < 0) {
      return false;
    }
    // By this machine's clock, which may be wrong: it only spares the wait for what is long dead.
    if (System.currentTimeMillis() - first > Duration.ofDays(1).toMillis()) {
      return false;
    }
    long end = System.nanoTime() + lease.toNanos();
    while (System.nanoTime() < end) {
      try {
        Thread.sleep(Math.min(LOOK_MILLIS, lease.toMillis() / 10));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", interrupted);
      }
      long now = modified(files, file);
      if (now != first) {
        return now >= 0;
      }
    }
    return false;
  }

  /** When a file was written last, or -1 if it isn't there. */
  private static long modified(FileSystem files, Path file) throws IOException {
    try {
      return files.getFileStatus(file).getModificationTime();
    } catch (FileNotFoundException absent) {
      return -1;
    }
  }

  private void beat() {
    try {
      if (isOurs()) {
        write();
      } else {
        LOG.warn("{} doesn't belong to this run any more", file);
        beats.shutdown();
      }
    } catch (IOException | RuntimeException failed) {
      LOG.warn("the lock {} can't be renewed now", file, failed);
    }
  }

  private void write() throws IOException {
    long now = System.nanoTime();
    try (FSDataOutputStream out = files.create(file, WriteMode.OVERWRITE)) {
      out.write(id);
    }
    written = now;
  }

  private boolean isOurs() throws IOException {
    try (FSDataInputStream in = files.open(file)) {
      return Arrays.equals(id, in.readNBytes(id.length + 1));
    } catch (FileNotFoundException removed) {
      return false;
    }
  }

  @Override
  public void verify() throws IOException {
    if (!isOurs()) {
      throw new IOException(file.getParent() + " was removed while the run was under way");
    }
    if (System.nanoTime() - written > LEASE.toNanos()) {
      throw new IOException(
          "the lock " + file + " couldn't be renewed for " + LEASE.toSeconds() + " seconds");
    }
  }

  @Override
  public void release() {
    beats.shutdownNow();
  }
}
