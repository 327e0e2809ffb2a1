package io.roguedns.detection.source.text;

import io.roguedns.detection.source.CorruptFileException;
import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/**
 * A file's bytes, which may not end before the length that the file had when it was listed: a
 * truncation since then has removed rows that the run should read.
 */
final class ListedInput extends FSDataInputStream {
  private final FSDataInputStream in;
  private final String file;
  private final long listedLength;

  private ListedInput(FSDataInputStream in, String file, long listedLength) {
    this.in = in;
    this.file = file;
    this.listedLength = listedLength;
  }

  /**
   * Opens a file at a place.
   *
   * @param listedLength in bytes
   * @throws CorruptFileException if the file ends before that place
   */
  static ListedInput open(Path path, long position, long listedLength) throws IOException {
    String file = path.toString();
    long length = path.getFileSystem().getFileStatus(path).getLen();
    if (length < listedLength && length <= position) {
      throw CorruptFileException.shortened(file, listedLength, length);
    }
    FSDataInputStream in = path.getFileSystem().open(path);
    try {
      in.seek(position);
    } catch (IOException | RuntimeException failure) {
      in.close();
      throw failure;
    }
    return new ListedInput(in, file, listedLength);
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    if (one < 0) {
      checkEnd();
    }
    return one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = in.read(into, offset, length);
    if (count < 0) {
      checkEnd();
    }
    return count;
  }

  private void checkEnd() throws IOException {
    long end = in.getPos();
    if (end < listedLength) {
      throw CorruptFileException.shortened(file, listedLength, end);
    }
  }

  @Override
  public void seek(long position) throws IOException {
    in.seek(position);
  }

  @Override
  public long getPos() throws IOException {
    return in.getPos();
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
