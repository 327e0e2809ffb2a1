package io.roguedns.detection.run;

import io.roguedns.detection.output.OutputException;
import io.roguedns.detection.output.files.OutputPath;
import io.roguedns.detection.output.files.OwnerOnly;
import io.roguedns.detection.output.files.RunDirectory.Part;
import io.roguedns.detection.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The paths of a live run for Flink, with their schemes and roots; null if not set.
 *
 * @param out the directory of results
 * @param checkpoints the directory of checkpoints
 * @param restore the savepoint or checkpoint to restore
 * @param allowlist the file of the allowlist
 */
record LivePaths(Path out, Path checkpoints, Path restore, Path allowlist) {
  private static final String METADATA = "_metadata";

  /** The paths in the settings; their problems are added to the list. */
  static LivePaths of(Settings settings, List<String> problems) {
    LivePaths paths =
        new LivePaths(
            path("--out", settings.output().directory(), problems),
            path("--checkpoint-dir", settings.live().checkpointDirectory(), problems),
            path("--restore", settings.live().restore(), problems),
            path("--allowlist", settings.allowlistSource().file(), problems));
    if (paths.out != null && paths.checkpoints != null && paths.areMixed()) {
      problems.add(
          "--checkpoint-dir %s: results of --out %s are written there: use another one"
              .formatted(settings.live().checkpointDirectory(), settings.output().directory()));
    }
    return paths;
  }

  private static Path path(String option, String text, List<String> problems) {
    try {
      return text == null ? null : OutputPath.resolve(text);
    } catch (OutputException refused) {
      problems.add(option + ": " + refused.getMessage());
      return null;
    }
  }

  private boolean areMixed() {
    if (checkpoints.equals(out)) {
      return true;
    }
    for (Part part : Part.values()) {
      Path results = new Path(out, part.directoryName());
      for (Path path = checkpoints; path != null; path = path.getParent()) {
        if (path.equals(results)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The same with a directory for checkpoints. */
  LivePaths withCheckpoints(Path directory) {
    return new LivePaths(out, directory, restore, allowlist);
  }

  /** Creates the directories of a run in this process. */
  void create(List<String> problems) {
    create("--out", out, problems);
    create("--checkpoint-dir", checkpoints, problems);
  }

  /**
   * Checks that the savepoint of a run in this process exists; a cluster may reach paths that this
   * machine can't.
   */
  void findSavepoint(List<String> problems) {
    if (restore == null) {
      return;
    }
    try {
      FileSystem files = restore.getFileSystem();
      if (!files.exists(restore)) {
        problems.add("--restore " + restore + ": no such savepoint or checkpoint");
      } else if (files.getFileStatus(restore).isDir()
          && !files.exists(new Path(restore, METADATA))) {
        problems.add(
            "--restore " + restore + ": not a savepoint or checkpoint: it has no " + METADATA);
      }
    } catch (IOException unreadable) {
      problems.add("--restore " + restore + ": can't be read: " + unreadable.getMessage());
    }
  }

  private static void create(String option, Path path, List<String> problems) {
    if (path == null) {
      return;
    }
    try {
      OwnerOnly.createDirectories(path);
      if (!path.getFileSystem().isDistributedFS()
          && !Files.isWritable(java.nio.file.Path.of(path.getPath()))) {
        throw new IOException("it can't be written to");
      }
    } catch (IOException refused) {
      problems.add("%s %s: %s".formatted(option, path, refused.getMessage()));
    }
  }
}
