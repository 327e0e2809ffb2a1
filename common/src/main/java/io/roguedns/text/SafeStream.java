package io.roguedns.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Sanitizes what libraries write to standard output and standard error, such as the stack trace of
 * a thread: UTF-8 bytes in, {@linkplain Printable#lines safe} text out.
 */
public final class SafeStream extends OutputStream {
  private static final int CHUNK = 1_024;

  private final OutputStream out;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** The first bytes of an incomplete character. */
  private final ByteBuffer begun = ByteBuffer.allocate(CHUNK);

  private SafeStream(OutputStream out) {
    this.out = out;
  }

  /** A stream to the same place. */
  public static PrintStream of(PrintStream out) {
    return new PrintStream(new SafeStream(out), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int unit) throws IOException {
    write(new byte[] {(byte) unit}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    while (at < from + length) {
      int some = Math.min(begun.remaining(), from + length - at);
      begun.put(bytes, at, some);
      at += some;
      begun.flip();
      CharBuffer text = CharBuffer.allocate(CHUNK);
      decoder.decode(begun, text, false);
      begun.compact();
      out.write(Printable.lines(text.flip()).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    out.flush();
  }

  /** Standard output and standard error stay open. */
  @Override
  public void close() throws IOException {
    flush();
  }
}
