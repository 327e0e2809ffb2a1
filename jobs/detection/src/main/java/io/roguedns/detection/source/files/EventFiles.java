package io.roguedns.detection.source.files;

import io.roguedns.detection.source.BlockReader;
import io.roguedns.detection.source.CorruptFileException;
import io.roguedns.detection.source.parquet.ParquetBlocks;
import io.roguedns.detection.source.text.TextBlocks;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.RejectedRow;
import io.roguedns.format.RowBlock;
import io.roguedns.input.InputSpec;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.assigners.SimpleSplitAssigner;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.SingletonResultIterator;
import org.apache.flink.core.fs.Path;

/** Flink's file source over files of every kind; each file is read by the room of its format. */
public final class EventFiles implements BulkFormat<RowBlock, FileSourceSplit> {
  private final InputSpec spec;
  private final boolean skipCorruptFiles;

  private EventFiles(InputSpec spec, boolean skipCorruptFiles) {
    this.spec = spec;
    this.skipCorruptFiles = skipCorruptFiles;
  }

  /**
   * A bounded source of some files.
   *
   * @param splitSize how many bytes of a file one reader takes at a time
   * @param skipCorruptFiles whether a file that can't be read is noted in a block rather than fails
   *     the job
   */
  public static FileSource<RowBlock> source(
      List<InputFile> files, InputSpec spec, long splitSize, boolean skipCorruptFiles) {
    Path[] paths = files.stream().map(file -> new Path(file.path())).toArray(Path[]::new);
    return FileSource.forBulkFileFormat(new EventFiles(spec, skipCorruptFiles), paths)
        .setFileEnumerator(() -> new FileRanges(files, splitSize))
        .setSplitAssigner(SimpleSplitAssigner::new)
        .build();
  }

  @Override
  public Reader<RowBlock> createReader(Configuration configuration, FileSourceSplit split)
      throws IOException {
    return new RangeReader(split, 0);
  }

  @Override
  public Reader<RowBlock> restoreReader(Configuration configuration, FileSourceSplit split)
      throws IOException {
    return new RangeReader(
        split, split.getReaderPosition().map(CheckpointedPosition::getOffset).orElse(0L));
  }

  @Override
  public boolean isSplittable() {
    return true;
  }

  @Override
  public TypeInformation<RowBlock> getProducedType() {
    return RowTypes.ROW_BLOCK;
  }

  /** Hands a range's blocks to Flink. */
  private final class RangeReader implements Reader<RowBlock> {
    private final FileSourceSplit split;
    @Nullable private BlockReader blocks;
    @Nullable private RowBlock lastWord;

    RangeReader(FileSourceSplit split, long position) throws IOException {
      this.split = split;
      try {
        blocks = open();
        if (position > 0) {
          blocks.skipTo(position);
        }
      } catch (CorruptFileException corrupt) {
        lastWord = passOver(corrupt);
      }
    }

    private BlockReader open() throws IOException {
      Path path = split.path();
      try {
        return InputFile.Kind.ofName(path.getName()).orElseThrow() == InputFile.Kind.PARQUET
            ? ParquetBlocks.open(
                path, split.offset(), split.length(), split.fileSize(), spec.plan())
            : TextBlocks.open(path, split.offset(), split.length(), split.fileSize(), spec);
      } catch (FileNotFoundException gone) {
        throw new IOException(
            "the input file " + path + " doesn't exist any more, or can't be" + " opened", gone);
      }
    }

    @Override
    @Nullable
    public RecordIterator<RowBlock> readBatch() throws IOException {
      RowBlock block = next();
      if (block == null) {
        return null;
      }
      SingletonResultIterator<RowBlock> one = new SingletonResultIterator<>();
      one.set(block, blocks == null ? split.length() : blocks.position(), 0);
      return one;
    }

    @Nullable
    private RowBlock next() throws IOException {
      if (blocks == null) {
        RowBlock block = lastWord;
        lastWord = null;
        return block;
      }
      try {
        return blocks.next();
      } catch (CorruptFileException corrupt) {
        return passOver(corrupt);
      }
    }

    private RowBlock passOver(CorruptFileException corrupt) throws IOException {
      if (!skipCorruptFiles) {
        throw corrupt;
      }
      close();
      blocks = null;
      RowBlock block = new RowBlock();
      block.passOver(
          new RejectedRow(
              split.path().toString(),
              split.offset(),
              RejectedRow.Reason.CORRUPT_FILE,
              corrupt.getMessage(),
              new byte[0],
              split.fileSize()));
      return block;
    }

    @Override
    public void close() throws IOException {
      if (blocks != null) {
        blocks.close();
      }
    }
  }
}
