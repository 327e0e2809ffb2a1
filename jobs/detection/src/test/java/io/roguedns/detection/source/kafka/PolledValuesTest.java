package io.roguedns.detection.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PolledValuesTest {
  private static final int LARGE = 1 << 20;

  private static byte[] compressible(int length) {
    byte[] value = new byte[length];
    Arrays.fill(value, (byte) 'A');
    return value;
  }

  private static ConsumerRecord<byte[], byte[]> record(Headers headers, byte[] value) {
    return new ConsumerRecord<>(
        "t", 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, null, value, headers, Optional.empty());
  }

  @Test
  void largeValuesAreKeptCompressedBeyondTheLimitAndComeBackAsTheyWere() {
    List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
    try (PolledValues values = new PolledValues(4L * LARGE)) {
      for (int i = 0; i < 1_000; i++) {
        Headers headers = new RecordHeaders();
        polled.add(record(headers, values.keep(headers, compressible(LARGE - i))));
      }
    }

    assertThat(polled.stream().mapToLong(record -> record.value().length).sum())
        .isLessThan(10L * LARGE);
    for (int i = 0; i < polled.size(); i++) {
      assertThat(PolledValues.value(polled.get(i))).isEqualTo(compressible(LARGE - i));
    }
  }

  @Test
  void whatCannotBeCompressedStaysAsItIs() {
    byte[] random = new byte[LARGE];
    new Random(1).nextBytes(random);
    Headers headers = new RecordHeaders();
    try (PolledValues values = new PolledValues(0)) {
      assertThat(values.keep(headers, random)).isSameAs(random);
    }

    assertThat(headers).isEmpty();
  }

  @Test
  void ordinaryValuesStayAsTheyAre() {
    byte[] row = compressible(3_000);
    Headers headers = new RecordHeaders();
    try (PolledValues values = PolledValues.ofHeap()) {
      for (int i = 0; i < 5_000; i++) {
        assertThat(values.keep(headers, row)).isSameAs(row);
      }
    }

    assertThat(headers).isEmpty();
  }

  @Test
  void aSendersHeaderOfTheSameNameChangesNothing() {
    byte[] value = {1, 2, 3};
    Headers headers =
        new RecordHeaders(List.of(new RecordHeader("roguedns.deflated", new byte[] {9})));

    assertThat(PolledValues.value(record(headers, value))).isSameAs(value);
    assertThat(PolledValues.value(record(headers, null))).isNull();
  }
}
