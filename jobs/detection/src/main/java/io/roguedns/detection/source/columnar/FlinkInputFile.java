package io.roguedns.detection.source.columnar;

import io.roguedns.detection.source.CorruptFileException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A file of any of Flink's file systems, as parquet-java wants it. What goes wrong while reading is
 * marked as {@link ReadFailedException}, to distinguish it from the effects of a corrupt file.
 */
public final class FlinkInputFile implements InputFile {
  private final Path path;
  private final FileSystem fileSystem;
  private final long length;

  public FlinkInputFile(Path path) throws IOException {
    this.path = path;
    this.fileSystem = path.getFileSystem();
    this.length = fileSystem.getFileStatus(path).getLen();
  }

  /**
   * Checks that the file is as long as it was: of one that was replaced by a longer one, row groups
   * would lie in no reader's range.
   */
  public void checkLength(long listed) throws CorruptFileException {
    if (length < listed) {
      throw CorruptFileException.shortened(toString(), listed, length);
    }
    if (length > listed) {
      throw new CorruptFileException(
          toString(),
          "was replaced after it was listed: it has %,d bytes, and had %,d"
              .formatted(length, listed),
          null);
    }
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    FSDataInputStream in;
    try {
      in = fileSystem.open(path);
    } catch (IOException e) {
      throw new ReadFailedException(e);
    }
    return new DelegatingSeekableInputStream(new MarkingStream(in)) {
      @Override
      public long getPos() throws IOException {
        try {
          return in.getPos();
        } catch (IOException e) {
          throw new ReadFailedException(e);
        }
      }

      @Override
      public void seek(long position) throws IOException {
        try {
          in.seek(position);
        } catch (IOException e) {
          throw new ReadFailedException(e);
        }
      }
    };
  }

  @Override
  public String toString() {
    return path.toString();
  }

  /** The file can't be reached, whatever is in it. */
  static final class ReadFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final IOException failure;

    ReadFailedException(IOException failure) {
      super(failure);
      this.failure = failure;
    }

    IOException failure() {
      return failure;
    }
  }

  private static final class MarkingStream extends InputStream {
    private final InputStream in;

    MarkingStream(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (IOException e) {
        throw new ReadFailedException(e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return in.read(bytes, offset, length);
      } catch (IOException e) {
        throw new ReadFailedException(e);
      }
    }

    @Override
    public long skip(long count) throws IOException {
      try {
        return in.skip(count);
      } catch (IOException e) {
        throw new ReadFailedException(e);
      }
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
}
