package io.roguedns.detection.alert;

import static io.roguedns.detection.testing.EvidenceBuilder.NOON;
import static io.roguedns.detection.testing.EvidenceBuilder.change;
import static io.roguedns.detection.testing.EvidenceBuilder.repair;
import static io.roguedns.detection.testing.EvidenceBuilder.use;
import static io.roguedns.detection.testing.EvidenceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Evidence;
import io.roguedns.detection.testing.EvidenceBuilder;
import io.roguedns.detection.types.EvidenceSerializer;
import io.roguedns.event.Ticks;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatherEvidenceTest {
  private static final long NOON_MILLIS = Ticks.toUnixMillis(NOON);

  private OneInputStreamOperatorTestHarness<Evidence, Evidence> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        new OneInputStreamOperatorTestHarness<>(
            new GatherEvidence(Duration.ofMinutes(5)), EvidenceSerializer.INSTANCE);
    harness.setup(EvidenceSerializer.INSTANCE);
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void add(EvidenceBuilder... evidence) throws Exception {
    for (EvidenceBuilder one : evidence) {
      harness.processElement(new StreamRecord<>(one.build()));
    }
  }

  private List<StreamRecord<Evidence>> uses() {
    return harness.getOutput().stream()
        .filter(StreamRecord.class::isInstance)
        .map(GatherEvidenceTest::record)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static StreamRecord<Evidence> record(Object output) {
    return (StreamRecord<Evidence>) output;
  }

  @Test
  void addsUpWhatOneProcessAsksOneResolverInABin() throws Exception {
    add(use().at(1), use().at(299).process("A.EXE"), use().at(3));
    add(use().at(300), use().at(1).process("b.exe"), use().at(1).resolver("198.51.100.54"));
    add(use().at(1).device("pc2"));
    assertThat(uses()).as("held until time goes on").isEmpty();

    harness.processWatermark(NOON_MILLIS - 1);
    assertThat(uses()).hasSize(5);
    assertThat(uses().stream().map(StreamRecord::getValue))
        .contains(
            use()
                .at(1)
                .build()
                .plus(use().at(299).process("A.EXE").build())
                .plus(use().at(3).build()));
    assertThat(uses())
        .allMatch(use -> use.getTimestamp() == Ticks.toUnixMillis(use.getValue().last()));
  }

  @Test
  void nothingThatIsHeldBecomesLate() throws Exception {
    add(use().at(1));
    harness.processWatermark(NOON_MILLIS + 60_000);

    assertThat(harness.getOutput()).hasSize(2);
    assertThat(record(harness.getOutput().peek()).getTimestamp()).isEqualTo(NOON_MILLIS + 1_000);
    assertThat(harness.getOutput()).last().isEqualTo(new Watermark(NOON_MILLIS + 60_000));
  }

  @Test
  void nothingIsHeldOverACheckpointOrTheEnd() throws Exception {
    add(use());
    harness.prepareSnapshotPreBarrier(1);
    assertThat(uses()).hasSize(1);

    add(use());
    harness.endInput();
    assertThat(uses()).hasSize(2);
  }

  @Test
  void whatIsLateCountsAtTheEarliestTimeThatIsNot() throws Exception {
    harness.processWatermark(NOON_MILLIS + 5_000);
    add(use(), volume(300).minute(-5), change(), use().at(5.0001), use().at(5.001).device("pc2"));
    harness.endInput();

    assertThat(uses())
        .as("added up with what isn't late, or by itself")
        .extracting(StreamRecord::getTimestamp)
        .containsOnly(NOON_MILLIS + 5_001);
    assertThat(harness.getSideOutput(GatherEvidence.VOLUME))
        .extracting(StreamRecord::getTimestamp)
        .containsExactly(NOON_MILLIS + 5_001);
    assertThat(harness.getSideOutput(GatherEvidence.CHANGES))
        .extracting(StreamRecord::getTimestamp)
        .containsExactly(NOON_MILLIS + 5_001);
  }

  @Test
  void volumesAndChangesGoOnAtOnce() throws Exception {
    add(volume(300), change().minute(1), repair().minute(2));

    assertThat(uses()).isEmpty();
    assertThat(values(GatherEvidence.VOLUME)).containsExactly(volume(300).build());
    assertThat(values(GatherEvidence.CHANGES))
        .containsExactly(change().minute(1).build(), repair().minute(2).build());
    assertThat(harness.getSideOutput(GatherEvidence.VOLUME).peek().getTimestamp())
        .as("the bin's last moment")
        .isEqualTo(NOON_MILLIS + 299_999);
  }

  @Test
  void holdsNoMoreThanABound() throws Exception {
    for (int i = 0; i < 25_000; i++) {
      add(use().device("pc" + i));
    }
    assertThat(uses()).hasSize(20_000);
  }

  private List<Evidence> values(OutputTag<Evidence> tag) {
    Queue<StreamRecord<Evidence>> records = harness.getSideOutput(tag);
    return records.stream().map(StreamRecord::getValue).toList();
  }
}
