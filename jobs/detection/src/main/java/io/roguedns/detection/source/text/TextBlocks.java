package io.roguedns.detection.source.text;

import io.roguedns.detection.source.BlockReader;
import io.roguedns.format.RowBlock;
import io.roguedns.input.InputSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.apache.flink.core.fs.Path;

/**
 * The rows of a range of a text file ({@code .jsonl}, {@code .ndjson}, {@code .json}, {@code .log},
 * {@code .tsv}, {@code .xml}, and {@code .gz} of them), as blocks.
 *
 * <p>A line belongs to the range that its first byte is in, so that each line of a file is read
 * once, however the file is cut into ranges. Lines end with a line feed, or a carriage return and a
 * line feed; the last needs none. A {@code .json} file may be a document instead: values laid out
 * over several lines, or a list of rows. A document can't be entered in the middle, nor can XML or
 * UTF-16, so that the range that begins at 0 reads all of it and others nothing.
 */
public final class TextBlocks implements BlockReader {
  private final Window window;
  private final Blocks blocks;
  private final LongSupplier consumed;
  private long counted;

  /**
   * @param consumed how much of the file has been read, if what the window holds isn't as it lies
   *     in the file; else null
   */
  private TextBlocks(Window window, Blocks blocks, LongSupplier consumed) {
    this.window = window;
    this.blocks = blocks;
    this.consumed = consumed;
    this.counted = consumed == null ? window.position() : 0;
  }

  /**
   * Opens a range.
   *
   * @param offset where the range begins in the file; 0 for a gzipped one
   * @param length the range's length in the file; a gzipped one is always read as a whole
   * @param listedLength the length that the file had when it was listed; a longer one is read to
   *     its end if it is read as a whole, else to the end of the line that stands there
   * @throws io.roguedns.detection.source.CorruptFileException here or in {@link #next} if the file
   *     is shorter than it was, if gzip data is cut off or broken, or if a log's header differs
   *     from the file's first
   */
  public static TextBlocks open(
      Path path, long offset, long length, long listedLength, InputSpec spec) throws IOException {
    String file = path.toString();
    TextFile text = new TextFile(path);
    if (text.isGzip() && offset != 0) {
      throw new IllegalArgumentException(file + ": gzip can't be read from byte " + offset);
    }
    TextHead head = spec.format().hasOtherText() ? text.head(spec.format()) : TextHead.OF_JSON;
    boolean document = head.form() == TextHead.Form.JSON && text.isDocument(head.wide());
    boolean whole = document || head.form() == TextHead.Form.XML || head.wide() != null;
    long from = whole ? 0 : Math.max(0, offset - 1);
    ListedInput raw = ListedInput.open(path, from, listedLength);
    try {
      GzipInput gzip = text.isGzip() ? new GzipInput(raw, file) : null;
      InputStream bytes = gzip == null ? raw : gzip;
      Utf8Input narrow = head.wide() == null ? null : new Utf8Input(bytes, head.wide());
      LongSupplier consumed =
          gzip != null ? gzip::consumed : narrow != null ? narrow::consumed : null;
      Window window = new Window(narrow == null ? bytes : narrow, from);
      RowSink rows = new RowSink(spec, head, file);
      if (whole) {
        return new TextBlocks(window, whole(head, document, offset, window, rows), consumed);
      }
      boolean toTheEnd = text.isGzip() || length > Long.MAX_VALUE - offset;
      LineBlocks lines = new LineBlocks(window, rows, toTheEnd ? Long.MAX_VALUE : offset + length);
      if (offset > 0) {
        // The byte before the range shows whether a line starts with the range.
        lines.skipLine();
      }
      return new TextBlocks(window, lines, consumed);
    } catch (IOException | RuntimeException failure) {
      raw.close();
      throw failure;
    }
  }

  /** The rows of a text that is read as a whole, by the range that begins at 0. */
  private static Blocks whole(
      TextHead head, boolean document, long offset, Window window, RowSink rows) {
    if (offset > 0) {
      return new LineBlocks(window, rows, 0);
    }
    if (head.form() == TextHead.Form.XML) {
      return new XmlBlocks(window, rows);
    }
    return document
        ? new DocumentBlocks(window, rows)
        : new LineBlocks(window, rows, Long.MAX_VALUE);
  }

  /** The next rows, or null at the end. */
  @Override
  public RowBlock next() throws IOException {
    RowBlock block = new RowBlock();
    boolean more = true;
    while (more && block.rowsRead() == 0) {
      more = blocks.next(block);
    }
    long used = consumed == null ? window.position() : consumed.getAsLong();
    block.countBytes(Math.max(0, used - counted));
    counted = Math.max(counted, used);
    return block.isEmpty() ? null : block;
  }

  /** Where in the file (unzipped, and in UTF-8) the next row begins. */
  @Override
  public long position() {
    return window.position();
  }

  /** Goes on after what had been read when {@link #position} was this. */
  @Override
  public void skipTo(long bytesDone) throws IOException {
    blocks.skipTo(bytesDone);
    counted = consumed == null ? bytesDone : consumed.getAsLong();
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
