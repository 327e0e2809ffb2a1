package io.roguedns.detection.allowlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.roguedns.allowlist.AllowlistEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TopicMessagesTest {
  private static final String FIRST = "{kind: authorized-resolver, address: 192.0.2.1}";
  private static final String SECOND = "{kind: authorized-resolver, address: 192.0.2.2}";
  private static final byte[] GARBLED = {(byte) 0xff};

  private final TopicMessages messages = new TopicMessages();
  private long offset;

  @Test
  void theLastOfAKeyCounts() {
    add("b", FIRST);
    add("a", FIRST);
    add("b", SECOND);
    add("a", null);
    add("never", null);

    assertThat(messages.entries().values())
        .extracting(AllowlistEntry::id, AllowlistEntry::addressText)
        .containsExactly(tuple("b", "192.0.2.2"));
    assertThat(messages.problems()).isEmpty();
  }

  @Test
  void refusedOnesLeaveTheEarlierStandingUntilTheyArePutRight() {
    add("a", FIRST);
    add("a", "{kind: resolver}");
    add("a", "{");

    assertThat(messages.entries()).containsOnlyKeys("a");
    assertThat(messages.spoiled()).containsExactly("a");
    assertThat(messages.problems())
        .hasSizeGreaterThanOrEqualTo(2)
        .anyMatch(problem -> problem.startsWith("list-3@1: line 1, entry a, kind: "))
        .last()
        .asString()
        .startsWith("list-3@2: line 1: isn't valid YAML");

    add("a", SECOND);
    assertThat(messages.spoiled()).isEmpty();
    assertThat(messages.problems()).isEmpty();
  }

  @Test
  void aNullTakesTheProblemsAwayToo() {
    add("a", "{");
    assertThat(messages.spoiled()).containsExactly("a");
    add("a", null);

    assertThat(messages.spoiled()).isEmpty();
    assertThat(messages.problems()).isEmpty();
  }

  @Test
  void whatCannotBeAnIdOrTextIsTold() {
    add(null, bytes(FIRST));
    add(null, (byte[]) null);
    add(GARBLED, bytes(FIRST));
    add(bytes("a"), GARBLED);
    add("", FIRST);

    assertThat(messages.entries()).isEmpty();
    assertThat(messages.problems())
        .containsExactly(
            "list-3@0: line 1: the message has no key; it has to be the entry's id",
            "list-3@1: line 1: the message has no key; it has to be the entry's id",
            "list-3@2: the key isn't UTF-8",
            "list-3@3: the value isn't UTF-8",
            "list-3@4: line 1: the message has no key; it has to be the entry's id");
    assertThat(messages.spoiled()).containsExactly("", "a");
    assertThat(messages.garbled()).containsOnly(Map.entry(ByteBuffer.wrap(GARBLED), 3));
  }

  @Test
  void aNullTakesAwayWhatStandsUnderAKeyThatIsNoText() {
    add(GARBLED, bytes(FIRST));
    add(GARBLED, bytes(SECOND));
    add(new byte[] {(byte) 0xfe}, bytes(FIRST));
    assertThat(messages.problems())
        .as("of a key the last message")
        .containsExactly("list-3@1: the key isn't UTF-8", "list-3@2: the key isn't UTF-8");

    add(GARBLED, (byte[]) null);

    assertThat(messages.garbled()).containsOnlyKeys(ByteBuffer.wrap(new byte[] {(byte) 0xfe}));
    assertThat(messages.problems()).containsExactly("list-3@2: the key isn't UTF-8");
  }

  @Test
  void remembersThePartitionOfAKey() {
    add("a", FIRST);
    add("a", null);

    assertThat(messages.partitionOf("a")).isEqualTo(3);
    assertThat(messages.partitionOf("b")).isNull();
  }

  private void add(String key, String value) {
    add(bytes(key), value == null ? null : bytes(value));
  }

  private void add(byte[] key, byte[] value) {
    messages.add(new ConsumerRecord<>("list", 3, offset++, key, value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
