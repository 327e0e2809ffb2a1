package io.roguedns.detection.source.kafka;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Bounds the memory of values that were polled and wait to be decoded. A fetch is bounded in bytes,
 * but as it was compressed: some megabytes of it may come to a thousand values of a megabyte each.
 * Beyond a limit large values are kept compressed until they are decoded, so that what waits is
 * about as large as what was fetched. Not thread-safe.
 */
final class PolledValues implements AutoCloseable {
  private static final String NAME = "roguedns.deflated";

  /** What waits at once: some polls, of which each is about this many records at most. */
  private static final int RECORDS = 1_000;

  /** Smaller values gain little. */
  private static final int SMALLEST = 4 << 10;

  /** A fetch that isn't compressed is no larger, so that its values stay as they are. */
  private static final long LEAST_LIMIT = 50L << 20;

  private static final int SHARE_OF_HEAP = 32;

  private final long limit;
  private final int[] sizes = new int[RECORDS];
  private int next;
  private long held;
  private Deflater deflater;

  /**
   * A value that is kept compressed. No sender can make one: it is recognised by its class.
   *
   * @param length the value's own
   */
  private record Deflated(int length) implements Header {
    @Override
    public String key() {
      return NAME;
    }

    @Override
    public byte[] value() {
      return null;
    }
  }

  /**
   * @param limit how many bytes the values of the last thousand records may have
   */
  PolledValues(long limit) {
    this.limit = limit;
  }

  /** With the limit of this JVM: a share of the heap for each processor. */
  static PolledValues ofHeap() {
    Runtime runtime = Runtime.getRuntime();
    long share = runtime.maxMemory() / SHARE_OF_HEAP / runtime.availableProcessors();
    return new PolledValues(Math.max(LEAST_LIMIT, share));
  }

  /**
   * Takes a value that was polled.
   *
   * @param headers of its record, which say whether it is compressed
   * @return the value as it is to be kept
   */
  byte[] keep(Headers headers, byte[] value) {
    held -= sizes[next];
    byte[] kept = value;
    if (held + value.length > limit && value.length >= SMALLEST) {
      byte[] deflated = deflate(value);
      if (deflated != null) {
        headers.add(new Deflated(value.length));
        kept = deflated;
      }
    }
    sizes[next] = kept.length;
    held += kept.length;
    next = (next + 1) % RECORDS;
    return kept;
  }

  /** The value in less than half its size, or null if that isn't to be had. */
  private byte[] deflate(byte[] value) {
    if (deflater == null) {
      deflater = new Deflater(Deflater.BEST_SPEED, true);
    }
    deflater.reset();
    deflater.setInput(value);
    deflater.finish();
    byte[] out = new byte[value.length / 2];
    int length = deflater.deflate(out);
    return deflater.finished() ? Arrays.copyOf(out, length) : null;
  }

  /** A record's value as it was sent; null if it has none. */
  static byte[] value(ConsumerRecord<byte[], byte[]> record) {
    // Another header of that name is some sender's.
    if (!(record.headers().lastHeader(NAME) instanceof Deflated deflated)) {
      return record.value();
    }
    byte[] value = new byte[deflated.length()];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(record.value());
      int length = inflater.inflate(value);
      if (length != value.length) {
        throw new IllegalStateException("a value of " + value.length + " bytes has " + length);
      }
    } catch (DataFormatException impossible) {
      throw new IllegalStateException("an invalid compressed value", impossible);
    } finally {
      inflater.end();
    }
    return value;
  }

  @Override
  public void close() {
    if (deflater != null) {
      deflater.end();
    }
  }
}
