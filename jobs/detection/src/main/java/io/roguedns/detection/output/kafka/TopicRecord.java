package io.roguedns.detection.output.kafka;

/**
 * A record as it goes to a topic.
 *
 * @param value null removes what stands under the key
 */
record TopicRecord(byte[] key, byte[] value) {
  /**
   * What the protocol puts around a record that is alone in its batch, and what compression may add
   * to it; rather too much than too little.
   */
  private static final int OVERHEAD_BYTES = 256;

  /** About how many bytes a broker sees of it, uncompressed; rather too many than too few. */
  int size() {
    return OVERHEAD_BYTES + key.length + (value == null ? 0 : value.length);
  }
}
