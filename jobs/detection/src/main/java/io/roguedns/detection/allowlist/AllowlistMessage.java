package io.roguedns.detection.allowlist;

/**
 * An input of {@link KeepAllowlist}: a message of the topic, or a tick.
 *
 * @param source the topic and partition, or {@code ""} for a tick
 * @param key null if the message has none
 * @param value null removes the entry
 */
record AllowlistMessage(String source, int partition, long offset, byte[] key, byte[] value) {
  static final AllowlistMessage TICK = new AllowlistMessage("", 0, 0, null, null);

  boolean isTick() {
    return source.isEmpty();
  }
}
