package io.roguedns.detection.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.AllowlistJson;
import io.roguedns.allowlist.AllowlistYaml;
import io.roguedns.allowlist.EntryKind;
import io.roguedns.event.RejectedRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepAllowlistTest {
  private static final AllowlistEntry BASE = entry("base", "192.0.2.1");

  @TempDir Path directory;

  private OneInputStreamOperatorTestHarness<AllowlistMessage, InForce> harness;
  private long offset = 10;

  private static AllowlistEntry entry(String id, String address) {
    return AllowlistEntry.builder(id, EntryKind.AUTHORIZED_RESOLVER).address(address).build();
  }

  private static StartingAllowlist start(String submission, AllowlistEntry... topic) {
    TreeMap<String, AllowlistEntry> entries = new TreeMap<>();
    for (AllowlistEntry entry : topic) {
      entries.put(entry.id(), entry);
    }
    return new StartingAllowlist(submission, List.of(BASE), entries, Map.of(0, 10L));
  }

  private void open(StartingAllowlist start, Path file, OperatorSubtaskState saved)
      throws Exception {
    harness =
        new OneInputStreamOperatorTestHarness<>(
            new KeepAllowlist(
                start, file == null ? null : new org.apache.flink.core.fs.Path(file.toUri())),
            AllowlistMessageSerializer.INSTANCE);
    harness.setup(InForceSerializer.INSTANCE);
    if (saved != null) {
      harness.initializeState(saved);
    }
    harness.open();
  }

  private void message(String key, String value) throws Exception {
    harness.processElement(
        new StreamRecord<>(
            new AllowlistMessage(
                "t-0",
                0,
                offset++,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8))));
  }

  private void message(byte[] key, byte[] value) throws Exception {
    harness.processElement(
        new StreamRecord<>(new AllowlistMessage("t-0", 0, offset++, key, value)));
  }

  private void tick() throws Exception {
    harness.processElement(new StreamRecord<>(AllowlistMessage.TICK));
  }

  private List<InForce> lists() {
    return harness.extractOutputValues();
  }

  private List<RejectedRow> rejected() {
    List<RejectedRow> rows = new ArrayList<>();
    var records = harness.getSideOutput(KeepAllowlist.REJECTED);
    if (records != null) {
      records.forEach(record -> rows.add(record.getValue()));
    }
    return rows;
  }

  @Test
  void updatesBetweenTicksGoOnTogether() throws Exception {
    open(start("s"), null, null);
    tick();
    assertThat(lists()).as("nothing has changed").isEmpty();

    message("new", AllowlistJson.write(entry("new", "192.0.2.2")));
    message("base", AllowlistJson.write(entry("base", "192.0.2.3")));
    tick();
    message("new", null);
    message("base", null);
    tick();
    message("unknown", null);
    tick();

    assertThat(lists()).extracting(InForce::sequence).containsExactly(1L, 2L);
    assertThat(lists().get(0).allowlist().entries())
        .containsExactly(entry("base", "192.0.2.3"), entry("new", "192.0.2.2"));
    assertThat(lists().get(1).allowlist().entries())
        .as("without the topic's, the file's own entry is back")
        .containsExactly(BASE);
  }

  @Test
  void aBadUpdateIsRejectedAndTheEntryStays() throws Exception {
    open(start("s", entry("kept", "192.0.2.9")), null, null);
    message("kept", "{\"kind\":\"nonsense\"}");
    message("wide", "{\"kind\":\"authorized-resolver\",\"address\":\"0.0.0.0/1\"}");
    message("kept", "no JSON");
    message(null, "{}");
    message("kept", "{\"kind\":\"exemption\",\"process\":\"*e\"}");
    tick();

    assertThat(lists()).isEmpty();
    assertThat(rejected()).hasSize(5);
    assertThat(rejected())
        .allMatch(row -> row.reason() == RejectedRow.Reason.ALLOWLIST && row.source().equals("t-0"))
        .extracting(RejectedRow::position)
        .containsExactly(10L, 11L, 12L, 13L, 14L);
    assertThat(rejected().get(0).detail()).contains("nonsense");
    assertThat(rejected().get(1).detail()).contains("too wide");
    assertThat(rejected().get(4).detail()).contains("nearly everything");
  }

  @Test
  void whatIsNoTextIsRejected() throws Exception {
    byte[] noText = {'x', (byte) 0xff};
    byte[] entry = AllowlistJson.write(entry("new", "192.0.2.2")).getBytes(StandardCharsets.UTF_8);
    open(start("s"), null, null);
    message(noText, entry);
    message(noText, null);
    byte[] reason =
        "{kind: authorized-resolver, address: 192.0.2.2, reason: \u00fcber}"
            .getBytes(StandardCharsets.ISO_8859_1);
    message("new".getBytes(StandardCharsets.UTF_8), reason);
    tick();

    assertThat(lists()).isEmpty();
    assertThat(rejected())
        .extracting(RejectedRow::position, RejectedRow::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(10L, "the key isn't UTF-8"),
            org.assertj.core.groups.Tuple.tuple(12L, "the value isn't UTF-8"));
  }

  @Test
  void whatTheStartHasReadIsNotTakenAgain() throws Exception {
    open(start("s", entry("kept", "192.0.2.9")), null, null);
    offset = 3;
    message("kept", AllowlistJson.write(entry("kept", "192.0.2.8")));
    message("kept", null);
    tick();

    assertThat(lists()).isEmpty();
  }

  @Test
  void recoversWhatItHadAndStartsAgainWithWhatWasReadThen() throws Exception {
    open(start("s"), null, null);
    message("new", AllowlistJson.write(entry("new", "192.0.2.2")));
    harness.prepareSnapshotPreBarrier(1);
    OperatorSubtaskState saved = harness.snapshot(1, 1);
    assertThat(lists()).as("handed on before the checkpoint").hasSize(1);
    harness.close();

    open(start("s"), null, saved);
    message("newer", AllowlistJson.write(entry("newer", "192.0.2.3")));
    tick();
    assertThat(lists()).singleElement().extracting(InForce::sequence).isEqualTo(2L);
    assertThat(lists().get(0).allowlist().entries())
        .extracting(AllowlistEntry::id)
        .containsExactly("base", "new", "newer");
    harness.close();

    open(start("another"), null, saved);
    message("newer", AllowlistJson.write(entry("newer", "192.0.2.3")));
    tick();
    assertThat(lists().get(0).allowlist().entries())
        .extracting(AllowlistEntry::id)
        .containsExactly("base", "newer");
    assertThat(lists().get(0).sequence()).isEqualTo(3L);
    harness.close();
  }

  @Test
  void aChangedFileTakesTheBasesPlaceAndABadOneDoesNot() throws Exception {
    Path file = directory.resolve("list.yaml");
    Files.writeString(file, AllowlistYaml.write(List.of(BASE)));
    open(start("s", entry("over", "192.0.2.9")), file, null);
    tick();
    tick();
    assertThat(lists()).as("it says what the start has").isEmpty();

    Files.writeString(file, AllowlistYaml.write(List.of(BASE, entry("more", "192.0.2.4"))));
    tick();
    assertThat(lists()).as("it may still be being written").isEmpty();
    tick();
    assertThat(lists()).singleElement();
    assertThat(lists().get(0).allowlist().entries())
        .extracting(AllowlistEntry::id)
        .containsExactly("base", "more", "over");

    Files.writeString(file, "- id: broken\n");
    tick();
    tick();
    tick();
    Files.delete(file);
    tick();
    tick();
    assertThat(lists()).hasSize(1);
    assertThat(rejected())
        .singleElement()
        .satisfies(row -> assertThat(row.detail()).contains("kind").contains("line 1"));
  }
}
