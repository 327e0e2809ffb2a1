package io.roguedns.detection.source.text;

import io.roguedns.detection.source.CorruptFileException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gunzips a file of one or more members. Unlike {@link java.util.zip.GZIPInputStream} it doesn't
 * take a stream that has nothing available at the moment for one that has ended, and a broken
 * member for padding: either would lose rows without a word. Zeros after the last member are
 * padding. A file of no bytes at all has no rows.
 */
final class GzipInput extends InputStream {
  private static final int CHUNK = 1 << 16;
  private static final int HAS_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private final InputStream in;
  private final String file;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] chunk = new byte[CHUNK];
  private final byte[] single = new byte[1];
  private int at;
  private int limit;
  private long fetched;
  private long members;
  private boolean inMember;
  private boolean ended;

  GzipInput(InputStream in, String file) {
    this.in = in;
    this.file = file;
  }

  /** How many bytes of the compressed file have been used so far. */
  long consumed() {
    return fetched - (inMember ? inflater.getRemaining() : limit - at);
  }

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember) {
        ended = !beginMember();
      } else {
        int count = inflate(buffer, offset, length);
        if (count > 0) {
          return count;
        }
      }
    }
    return -1;
  }

  private int inflate(byte[] buffer, int offset, int length) throws IOException {
    try {
      int count = inflater.inflate(buffer, offset, length);
      checksum.update(buffer, offset, count);
      if (count == 0) {
        if (inflater.finished()) {
          endMember();
        } else if (inflater.needsDictionary()) {
          throw corrupt("gzip data needs a dictionary", null);
        } else if (fill()) {
          inflater.setInput(chunk, 0, limit);
        } else {
          throw corrupt("gzip data is incomplete", new EOFException());
        }
      }
      return count;
    } catch (DataFormatException broken) {
      throw corrupt("gzip data is corrupt", broken);
    }
  }

  /** Reads a member's header, if there is another member. */
  private boolean beginMember() throws IOException {
    if (at == limit && !fill()) {
      return false;
    }
    if (members > 0 && chunk[at] == 0) {
      skipPadding();
      return false;
    }
    if (next() != 0x1F || next() != 0x8B) {
      throw corrupt("no gzip header", null);
    }
    if (next() != 8) {
      throw corrupt("unknown gzip compression", null);
    }
    int flags = next();
    skip(6);
    if ((flags & HAS_EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(chunk, at, limit - at);
    checksum.reset();
    inMember = true;
    members++;
    return true;
  }

  /** Reads a member's trailer and checks what was inflated against it. */
  private void endMember() throws IOException {
    at = limit - inflater.getRemaining();
    inMember = false;
    if (nextInt() != checksum.getValue()) {
      throw corrupt("gzip checksum doesn't match", null);
    }
    if (nextInt() != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw corrupt("gzip length doesn't match", null);
    }
  }

  private void skipPadding() throws IOException {
    do {
      for (; at < limit; at++) {
        if (chunk[at] != 0) {
          throw corrupt("data after the end of gzip data", null);
        }
      }
    } while (fill());
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {
      // up to the zero that ends it
    }
  }

  private long nextInt() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private int next() throws IOException {
    if (at == limit && !fill()) {
      throw corrupt("gzip data is incomplete", new EOFException());
    }
    return chunk[at++] & 0xFF;
  }

  private boolean fill() throws IOException {
    at = 0;
    int count;
    do {
      count = in.read(chunk, 0, CHUNK);
    } while (count == 0);
    limit = Math.max(0, count);
    fetched += limit;
    return limit > 0;
  }

  private CorruptFileException corrupt(String problem, Throwable cause) {
    return new CorruptFileException(file, problem + " near byte " + fetched, cause);
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
