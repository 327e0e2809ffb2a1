package io.roguedns.detection.output.files;

import java.io.IOException;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * A lock on a run's own directory, which ends with its process whatever happens to that: others see
 * by it whether the run is under way or was killed.
 */
public sealed interface RunLock permits LocalRunLock, RemoteRunLock {
  /** The name of the file in a run's directory that is locked. */
  String FILE = "lock";

  /**
   * Locks a directory that this process has just made.
   *
   * @throws IOException if it can't be locked
   */
  static RunLock take(FileSystem files, Path directory) throws IOException {
    return files.isDistributedFS()
        ? RemoteRunLock.take(files, directory)
        : LocalRunLock.take(directory);
  }

  /** Whether a directory is locked by a run that is under way, in this process or another. */
  static boolean isHeld(FileSystem files, Path directory) throws IOException {
    return files.isDistributedFS()
        ? RemoteRunLock.isHeld(files, directory)
        : LocalRunLock.isHeld(directory);
  }

  /**
   * Makes sure that the directory is still this run's.
   *
   * @throws IOException if somebody removed it, or if the lock may have been lost
   */
  void verify() throws IOException;

  /** Gives the lock up; the file stays. */
  void release();
}
