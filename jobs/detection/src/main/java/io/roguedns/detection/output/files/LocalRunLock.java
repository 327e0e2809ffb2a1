package io.roguedns.detection.output.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lock of the operating system's, which ends with its process, also by {@code kill -9}. */
final class LocalRunLock implements RunLock {
  private static final Logger LOG = LoggerFactory.getLogger(LocalRunLock.class);

  /**
   * The files that this process has locked. They must not even be opened again: to close a file
   * ends all locks that the process has on it.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final Object fileKey;

  private LocalRunLock(Path file, FileChannel channel, Object fileKey) {
    this.file = file;
    this.channel = channel;
    this.fileKey = fileKey;
  }

  static LocalRunLock take(org.apache.flink.core.fs.Path directory) throws IOException {
    Path file = file(directory);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      OURS.add(file);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new IOException(file + " is locked by another process");
      }
      String process = "process " + ProcessHandle.current().pid() + "\n";
      channel.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)));
      return new LocalRunLock(file, channel, key(file));
    } catch (IOException | RuntimeException failed) {
      OURS.remove(file);
      channel.close();
      throw failed;
    }
  }

  static boolean isHeld(org.apache.flink.core.fs.Path directory) throws IOException {
    Path file = file(directory);
    if (OURS.contains(file)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException oursByAnotherPath) {
      return true;
    } catch (NoSuchFileException neverLocked) {
      return false;
    }
  }

  private static Path file(org.apache.flink.core.fs.Path directory) throws IOException {
    Path local = Path.of(directory.getPath());
    return (Files.exists(local) ? local.toRealPath() : local).resolve(FILE);
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Override
  public void verify() throws IOException {
    try {
      if (!channel.isOpen() || fileKey != null && !fileKey.equals(key(file))) {
        throw new IOException(file.getParent() + " doesn't belong to this run any more");
      }
    } catch (NoSuchFileException gone) {
      throw new IOException(file.getParent() + " was removed while the run was under way", gone);
    }
  }

  @Override
  public void release() {
    try {
      channel.close();
    } catch (IOException unclosed) {
      LOG.warn("the lock {} can't be released", file, unclosed);
    }
    OURS.remove(file);
  }
}
