package io.roguedns.detection.source.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A text of another encoding as UTF-8; what isn't in its encoding becomes U+FFFD. */
final class Utf8Input extends InputStream {
  private static final int CHUNK = 1 << 13;

  private final Reader reader;
  private final char[] chunk = new char[CHUNK];
  private int kept;
  private byte[] encoded = new byte[0];
  private int at;
  private long consumed;

  Utf8Input(InputStream in, Charset encoding) {
    reader = new InputStreamReader(new Counted(in), encoding);
  }

  /** How many bytes of the other encoding have been read so far. */
  long consumed() {
    return consumed;
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      consumed += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = super.read(into, offset, length);
      consumed += Math.max(0, count);
      return count;
    }
  }

  @Override
  public int read() throws IOException {
    return at < encoded.length || fill() ? encoded[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == encoded.length && !fill()) {
      return -1;
    }
    int count = Math.min(length, encoded.length - at);
    System.arraycopy(encoded, at, into, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    int count = reader.read(chunk, kept, CHUNK - kept);
    int length = kept + Math.max(0, count);
    if (length == 0) {
      return false;
    }
    // The halves of a pair belong together.
    kept = count > 0 && Character.isHighSurrogate(chunk[length - 1]) ? 1 : 0;
    encoded = new String(chunk, 0, length - kept).getBytes(StandardCharsets.UTF_8);
    if (kept > 0) {
      chunk[0] = chunk[length - 1];
    }
    at = 0;
    return encoded.length > 0 || fill();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
