package io.roguedns.detection.output.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file for what doesn't fit into memory. It is written to its end and read at any place
 * through one channel, and it goes away with the channel, even if the process is killed.
 */
final class SpillFile implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path path;
  private final FileChannel channel;

  private SpillFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static SpillFile create(Path directory) throws IOException {
    try {
      Path path = Files.createTempFile(directory, "roguedns-", ".spill");
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      return new SpillFile(path, channel);
    } catch (IOException e) {
      throw failure("can't make a temporary file in " + directory, e);
    }
  }

  long size() throws IOException {
    return channel.size();
  }

  /** A stream to the file's end; flushed, but not closed, by its user. */
  OutputStream appending() {
    return new BufferedOutputStream(new Appending(), BUFFER_BYTES);
  }

  /** A stream of a stretch of the file. */
  InputStream reading(long from, long to, int bufferBytes) {
    return new BufferedInputStream(new Reading(from, to), bufferBytes);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static IOException failure(String problem, IOException cause) {
    return new IOException(
        problem + ": " + cause.getMessage() + "; java.io.tmpdir needs free space for all results",
        cause);
  }

  private final class Appending extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      try {
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      } catch (IOException e) {
        throw failure("can't write the temporary file " + path, e);
      }
    }
  }

  private final class Reading extends InputStream {
    private long at;
    private final long end;

    private Reading(long from, long to) {
      this.at = from;
      this.end = to;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (at >= end) {
        return -1;
      }
      int most = (int) Math.min(length, end - at);
      int count = channel.read(ByteBuffer.wrap(bytes, offset, most), at);
      if (count > 0) {
        at += count;
      }
      return count;
    }
  }
}
