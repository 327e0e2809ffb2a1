package io.roguedns.detection.output.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock of a file system that has none; a local one plays it. */
class RemoteRunLockTest {
  private static final Duration LEASE = Duration.ofMillis(500);

  @TempDir Path directory;
  private final LocalFileSystem files =
      new LocalFileSystem() {
        @Override
        public boolean isDistributedFS() {
          return true;
        }
      };
  private org.apache.flink.core.fs.Path run;
  private Path file;

  @BeforeEach
  void name() {
    run = new org.apache.flink.core.fs.Path(directory.toUri());
    file = directory.resolve(RunLock.FILE);
  }

  @Test
  void aFileThatChangesHasALivingRun() throws Exception {
    RunLock lock = RunLock.take(files, run);
    assertThat(file).exists();
    CompletableFuture<Void> beat =
        CompletableFuture.runAsync(
            () -> touch(Instant.now().plusSeconds(20)),
            CompletableFuture.delayedExecutor(100, java.util.concurrent.TimeUnit.MILLISECONDS));

    assertThat(RemoteRunLock.isHeld(files, run, Duration.ofSeconds(20))).isTrue();

    beat.get();
    lock.verify();
    lock.release();
  }

  @Test
  void aFileThatStaysAsItIsHasNone() throws IOException {
    assertThat(RunLock.isHeld(files, run)).as("never locked").isFalse();
    RunLock.take(files, run).release();

    assertThat(RemoteRunLock.isHeld(files, run, LEASE)).isFalse();
    touch(Instant.now().minus(Duration.ofDays(2)));
    assertThat(RunLock.isHeld(files, run)).as("long dead, without a wait").isFalse();
  }

  @Test
  void aRunSeesThatItsDirectoryIsNotItsOwnAnyMore() throws IOException {
    RunLock lock = RunLock.take(files, run);
    Files.writeString(file, "another run");
    assertThatThrownBy(lock::verify)
        .hasMessageContaining("was removed while the run was under way");

    Files.delete(file);
    assertThatThrownBy(lock::verify)
        .hasMessageContaining("was removed while the run was under way");
    lock.release();
  }

  private void touch(Instant time) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(time));
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
