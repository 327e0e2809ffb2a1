package io.roguedns.detection.source.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.Path;

/**
 * Cuts files into ranges, so that several readers share a large one; the largest ranges are read
 * first.
 */
final class FileRanges implements FileEnumerator {
  private final List<InputFile> files;
  private final long most;

  /**
   * @param most the bytes of a range
   */
  FileRanges(List<InputFile> files, long most) {
    this.files = files;
    this.most = most;
  }

  /** The files are known: Flink's list of paths only names what they come from. */
  @Override
  public Collection<FileSourceSplit> enumerateSplits(Path[] paths, int minDesiredSplits) {
    List<FileSourceSplit> ranges = new ArrayList<>();
    for (InputFile file : files) {
      // Ranges of about one size: a short last one would leave a reader idle.
      long parts = file.kind().splittable() ? Math.max(1, (file.length() + most - 1) / most) : 1;
      for (long part = 0; part < parts; part++) {
        long from = file.length() * part / parts;
        long to = file.length() * (part + 1) / parts;
        ranges.add(
            new FileSourceSplit(
                Integer.toString(ranges.size()),
                new Path(file.path()),
                from,
                to - from,
                0L,
                file.length()));
      }
    }
    ranges.sort(Comparator.comparingLong(FileSourceSplit::length).reversed());
    return ranges;
  }
}
