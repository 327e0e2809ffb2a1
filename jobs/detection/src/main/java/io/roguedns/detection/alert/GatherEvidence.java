package io.roguedns.detection.alert;

import io.roguedns.alert.Evidence;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.EventTime;
import io.roguedns.event.Ticks;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Gives evidence its own time, and adds up what one process asked one resolver within a bin, before
 * the shuffle. What is held goes on before every watermark and checkpoint, so that nothing becomes
 * late here and no state is kept. Evidence of late rows gets the earliest time that isn't late, so
 * that it still counts for alerts.
 */
final class GatherEvidence extends AbstractStreamOperator<Evidence>
    implements OneInputStreamOperator<Evidence, Evidence>, BoundedOneInput {
  static final OutputTag<Evidence> VOLUME = new OutputTag<>("volume", RowTypes.EVIDENCE);
  static final OutputTag<Evidence> NAMES = new OutputTag<>("names", RowTypes.EVIDENCE);
  static final OutputTag<Evidence> CHANGES = new OutputTag<>("changes", RowTypes.EVIDENCE);

  private static final int MAX_HELD = 10_000;

  private record Use(String device, String process, String resolver, long bin) {}

  private final long bin;
  private transient Map<Use, Evidence> uses;
  private transient long watermark;

  GatherEvidence(Duration bin) {
    this.bin = Ticks.ofDuration(bin);
  }

  @Override
  public void open() throws Exception {
    super.open();
    uses = new HashMap<>();
    watermark = Long.MIN_VALUE;
  }

  @Override
  public void processElement(StreamRecord<Evidence> element) {
    Evidence evidence = element.getValue();
    switch (evidence.kind()) {
      case USE -> add(evidence);
      case VOLUME -> output.collect(VOLUME, timed(evidence));
      case NAMES -> output.collect(NAMES, timed(evidence));
      case CHANGE -> output.collect(CHANGES, timed(evidence));
    }
  }

  private void add(Evidence use) {
    uses.merge(
        new Use(
            use.device(),
            use.process().toLowerCase(Locale.ROOT),
            use.resolver(),
            Ticks.bin(use.last(), bin)),
        use,
        Evidence::plus);
    if (uses.size() >= MAX_HELD) {
      emitHeld();
    }
  }

  private StreamRecord<Evidence> timed(Evidence evidence) {
    long time = Ticks.toUnixMillis(evidence.last());
    return new StreamRecord<>(evidence, time > watermark ? time : EventTime.plus(watermark, 1));
  }

  private void emitHeld() {
    uses.values().forEach(evidence -> output.collect(timed(evidence)));
    uses.clear();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    emitHeld();
    watermark = mark.getTimestamp();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    emitHeld();
  }

  @Override
  public void endInput() {
    emitHeld();
  }
}
