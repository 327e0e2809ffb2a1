package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.detection.signal.api.KeptTime;
import io.roguedns.detection.summary.Counts;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.EventTime;
import io.roguedns.event.LateRow;
import io.roguedns.event.Ticks;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Pre-aggregates names before the shuffle, so repeated names cost nothing there. Names are emitted
 * before every watermark, so nothing becomes late here, before every checkpoint, so there is no
 * state, and at a size limit.
 */
final class GatherNames extends AbstractStreamOperator<AskedNames>
    implements OneInputStreamOperator<AskedName, AskedNames>, BoundedOneInput {
  static final OutputTag<LateRow> LATE = new OutputTag<>("late", RowTypes.LATE_ROW);

  /** The limit of keys that are held. */
  static final int MAX_KEYS = 20_000;

  /** The limit of different names that are held for keys. */
  static final int MAX_NAMES = 50_000;

  /** In characters; a longer name of a device counts as several names. */
  private static final int ORDINARY_TEXT = 128;

  private static final Scope[] SCOPES = Scope.values();

  private final long width;
  private transient Map<AskedNames.Key, AskedNames> held;
  private transient int heldNames;
  private transient KeptTime time;
  private transient long watermark;
  private transient Counts counts;

  /**
   * @param window the width of the windows of a domain and of a resolver
   */
  GatherNames(Duration window) {
    this.width = Ticks.ofDuration(window);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    time = new KeptTime(context.getOperatorStateStore());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    time.keep(watermark);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    time.isIdle(status.isIdle());
    super.processWatermarkStatus(status);
  }

  @Override
  public void open() throws Exception {
    super.open();
    held = new HashMap<>();
    watermark = time.before();
    counts = new Counts(getRuntimeContext());
  }

  @Override
  public void processElement(StreamRecord<AskedName> element) {
    AskedName asked = element.getValue();
    for (Scope scope : SCOPES) {
      if (asked.isFor(scope)) {
        add(asked, scope);
      }
    }
    if (held.size() >= MAX_KEYS || heldNames >= MAX_NAMES) {
      handOn();
    }
  }

  private void add(AskedName asked, Scope scope) {
    long start = Ticks.bin(asked.query().timestamp(), scope.width(width));
    if (closes(scope, start) <= watermark) {
      late(asked, scope);
      return;
    }
    AskedNames names =
        held.computeIfAbsent(
            new AskedNames.Key(
                scope,
                asked.query().deviceName(),
                asked.subject(scope),
                asked.allowed().exemption(),
                start),
            AskedNames::new);
    int before = names.names.size();
    names.add(asked);
    if (before == 0) {
      heldNames += asked.query().deviceName().length() / ORDINARY_TEXT;
    }
    heldNames += names.names.size() - before;
  }

  /** When a window closes, in milliseconds since 1970. */
  private long closes(Scope scope, long start) {
    return Ticks.toUnixMillis(start + scope.width(width)) - 1;
  }

  /**
   * The counting operator reports late network rows; only queries without a network row are
   * reported here.
   */
  private void late(AskedName asked, Scope scope) {
    if (scope == Scope.DOMAIN && asked.query().resolver().isEmpty()) {
      LateRow late =
          LateRow.ofCount(
              asked.query().timestamp(),
              asked.query().deviceName(),
              asked.query().processName(),
              1,
              EventTime.between(Ticks.toUnixMillis(asked.query().timestamp()), watermark));
      counts.late(late);
      output.collect(LATE, new StreamRecord<>(late));
    }
  }

  private void handOn() {
    for (AskedNames asked : held.values()) {
      output.collect(new StreamRecord<>(asked, Ticks.toUnixMillis(asked.key.window())));
    }
    held.clear();
    heldNames = 0;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    handOn();
    watermark = Math.max(watermark, mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    handOn();
  }

  @Override
  public void endInput() {
    handOn();
  }
}
