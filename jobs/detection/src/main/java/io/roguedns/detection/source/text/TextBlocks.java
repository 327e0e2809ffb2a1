package io.roguedns.detection.source.text;

import io.roguedns.decode.ReadPlan;
import io.roguedns.decode.RowBlock;
import io.roguedns.detection.source.BlockReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/**
 * The rows of a range of a text file ({@code .jsonl}, {@code .ndjson}, {@code .json}, and {@code
 * .gz} of them), as blocks.
 *
 * <p>A line belongs to the range that its first byte is in, so that each line of a file is read
 * once, however the file is cut into ranges. Lines end with a line feed, or a carriage return and a
 * line feed; the last needs none. A {@code .json} file may be a document instead: values laid out
 * over several lines, or a list of rows. It can't be entered in the middle, so that the range that
 * begins at 0 reads all of it and others nothing.
 */
public final class TextBlocks implements BlockReader {
  private static final String GZIP_SUFFIX = ".gz";

  private final Window window;
  private final Blocks blocks;
  private final GzipInput gzip;
  private long counted;

  private TextBlocks(Window window, Blocks blocks, GzipInput gzip) {
    this.window = window;
    this.blocks = blocks;
    this.gzip = gzip;
    this.counted = gzip == null ? window.position() : 0;
  }

  /**
   * Opens a range.
   *
   * @param offset where the range begins in the file; 0 for a gzipped one
   * @param length the range's length in the file; a gzipped one is always read as a whole
   * @throws io.roguedns.detection.source.CorruptFileException here or in {@link #next} if gzip data
   *     is cut off or broken
   */
  public static TextBlocks open(Path path, long offset, long length, ReadPlan plan)
      throws IOException {
    String file = path.toString();
    boolean gzipped = isGzip(path);
    if (gzipped && offset != 0) {
      throw new IllegalArgumentException(file + ": gzip can't be read from byte " + offset);
    }
    boolean document = mayBeDocument(path) && isDocument(path, gzipped);
    FSDataInputStream raw = path.getFileSystem().open(path);
    try {
      GzipInput gzip = gzipped ? new GzipInput(raw, file) : null;
      RowSink rows = new RowSink(plan, file);
      long limit = gzipped || length > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + length;
      long from = document ? 0 : Math.max(0, offset - 1);
      raw.seek(from);
      Window window = new Window(gzipped ? gzip : raw, from);
      if (document) {
        Blocks all = new DocumentBlocks(window, rows);
        Blocks none = new LineBlocks(window, rows, 0);
        return new TextBlocks(window, offset == 0 ? all : none, gzip);
      }
      LineBlocks lines = new LineBlocks(window, rows, limit);
      if (offset > 0) {
        // The byte before the range tells whether a line begins where the range does.
        lines.skipLine();
      }
      return new TextBlocks(window, lines, gzip);
    } catch (IOException | RuntimeException failure) {
      raw.close();
      throw failure;
    }
  }

  /** Whether the file is gzipped, and so can't be cut into ranges. */
  private static boolean isGzip(Path path) {
    return path.getName().toLowerCase(Locale.ROOT).endsWith(GZIP_SUFFIX);
  }

  private static boolean mayBeDocument(Path path) {
    String name = path.getName().toLowerCase(Locale.ROOT);
    return name.endsWith(".json") || name.endsWith(".json" + GZIP_SUFFIX);
  }

  private static boolean isDocument(Path path, boolean gzipped) throws IOException {
    try (FSDataInputStream raw = path.getFileSystem().open(path);
        InputStream text = gzipped ? new GzipInput(raw, path.toString()) : raw) {
      return TextLayout.isDocument(text);
    }
  }

  /** The next rows, or null at the end. */
  @Override
  public RowBlock next() throws IOException {
    RowBlock block = new RowBlock();
    boolean more = true;
    while (more && block.rowsRead() == 0) {
      more = blocks.next(block);
    }
    long used = gzip == null ? window.position() : gzip.consumed();
    block.countBytes(Math.max(0, used - counted));
    counted = Math.max(counted, used);
    return block.isEmpty() ? null : block;
  }

  /** Where in the (unzipped) file the next row begins. */
  @Override
  public long position() {
    return window.position();
  }

  /** Goes on after what had been read when {@link #position} was this. */
  @Override
  public void skipTo(long bytesDone) throws IOException {
    blocks.skipTo(bytesDone);
    counted = gzip == null ? bytesDone : gzip.consumed();
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
