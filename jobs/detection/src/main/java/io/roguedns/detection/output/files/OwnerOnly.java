package io.roguedns.detection.output.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Directories for findings and state: on a local disk, those that are made are for their owner
 * alone, whatever the process's umask. Who has access to a directory that is there already has been
 * decided by its creator. Other file systems have access rules of their own.
 */
public final class OwnerOnly {
  private OwnerOnly() {}

  /**
   * Makes a directory and those above it, as far as they aren't there.
   *
   * @throws IOException if that isn't possible
   */
  public static void createDirectories(Path directory) throws IOException {
    createDirectories(directory.getFileSystem(), directory);
  }

  static void createDirectories(FileSystem files, Path directory) throws IOException {
    if (files.isDistributedFS() || !isPosix()) {
      files.mkdirs(directory);
      return;
    }
    java.nio.file.Path path = java.nio.file.Path.of(directory.getPath());
    // Java takes a link to a directory for something that is in the way.
    if (Files.isDirectory(path)) {
      return;
    }
    try {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileSystemException refused) {
      throw new IOException(
          "can't make the directory %s: %s".formatted(refused.getFile(), reason(refused)), refused);
    }
  }

  private static String reason(FileSystemException refused) {
    return refused.getReason() == null
        ? refused.getClass().getSimpleName().replace("Exception", "")
        : refused.getReason();
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
