package io.roguedns.detection.source.text;

import io.roguedns.detection.source.CorruptFileException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.flink.core.fs.FSDataInputStream;

/**
 * The stretch of a text that is in memory: what has been read and not yet been used. It grows only
 * for a row that doesn't fit, and shrinks after it.
 */
final class Window implements Closeable {
  private static final int SIZE = 1 << 19;

  private final InputStream in;
  private byte[] bytes = new byte[SIZE];
  private int start;
  private int end;
  private long origin;
  private boolean ended;

  /** What ended the input before its time: thrown once what was read before is used. */
  private CorruptFileException corrupt;

  /**
   * @param position where in the text the input stands
   */
  Window(InputStream in, long position) {
    this.in = in;
    this.origin = position;
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  int length() {
    return end - start;
  }

  /** Where in the text the first unused byte stands. */
  long position() {
    return origin + start;
  }

  /** Uses what stands before an index. */
  void use(int to) {
    start = to;
  }

  /**
   * Reads on; false if the text has ended.
   *
   * @throws CorruptFileException if it can't be read further; what could be is in the window
   */
  boolean fill() throws IOException {
    if (corrupt != null) {
      throw corrupt;
    }
    if (ended) {
      return false;
    }
    makeRoom();
    int before = end;
    while (end < bytes.length && !ended && corrupt == null) {
      read(before);
    }
    return end > before;
  }

  private void read(int before) throws IOException {
    try {
      int count = in.read(bytes, end, bytes.length - end);
      ended = count < 0;
      end += Math.max(0, count);
    } catch (CorruptFileException cut) {
      corrupt = cut;
      if (end == before) {
        throw cut;
      }
    }
  }

  private void makeRoom() {
    int length = end - start;
    byte[] roomy = bytes;
    if (length == bytes.length) {
      roomy = new byte[2 * length];
    } else if (bytes.length > SIZE && length <= SIZE / 2) {
      roomy = new byte[SIZE];
    }
    System.arraycopy(bytes, start, roomy, 0, length);
    bytes = roomy;
    origin += start;
    start = 0;
    end = length;
  }

  /** Goes to a place in the text that isn't before this one unless the input can seek. */
  void seek(long position) throws IOException {
    if (in instanceof FSDataInputStream seekable) {
      seekable.seek(position);
      origin = position;
      start = 0;
      end = 0;
      ended = false;
      corrupt = null;
      return;
    }
    if (position < position()) {
      throw new IllegalArgumentException(
          "can't go back from byte " + position() + " to " + position);
    }
    while (position() + length() < position) {
      use(end);
      if (!fill()) {
        return;
      }
    }
    use(start + (int) (position - position()));
  }

  /** A copy of the first unused bytes. */
  byte[] head(int most) {
    return Arrays.copyOfRange(bytes, start, start + Math.min(most, length()));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
