package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.AllowlistFile;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that may change. Its content is used when it is unchanged between two checks, so a file
 * that is being written isn't read half. Not thread-safe.
 */
final class WatchedFile {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);

  private record Seen(long modified, long length) {}

  private final Path file;
  private Seen last;
  private Seen taken;
  private boolean unreadable;

  WatchedFile(Path file) {
    this.file = file;
  }

  /**
   * The content if it may have changed since the last check; always at first. Empty while the file
   * is missing or unreadable, which is logged once.
   */
  Optional<byte[]> changedContent() {
    try {
      FileSystem files = file.getFileSystem();
      FileStatus status = files.getFileStatus(file);
      Seen seen = new Seen(status.getModificationTime(), status.getLen());
      boolean settled = seen.equals(last);
      last = seen;
      if (!settled || seen.equals(taken)) {
        return Optional.empty();
      }
      try (FSDataInputStream in = files.open(file)) {
        byte[] content = in.readNBytes(AllowlistFile.LARGEST_BYTES + 1);
        taken = seen;
        unreadable = false;
        return Optional.of(content);
      }
    } catch (IOException failed) {
      if (!unreadable) {
        unreadable = true;
        LOG.warn("The allowlist's file can't be read; the list doesn't change", failed);
      }
      return Optional.empty();
    }
  }
}
