package io.roguedns.detection.signal.api;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Keeps the watermark in operator state. Flink's watermarks start again after a failure, and a row
 * whose bin was closed before would open it a second time. Not thread-safe.
 */
public final class KeptTime {
  /** The watermarks of active readers. */
  private static final ListStateDescriptor<Long> ACTIVE =
      new ListStateDescriptor<>("time of active readers", Types.LONG);

  /** The watermarks of idle readers. */
  private static final ListStateDescriptor<Long> IDLE =
      new ListStateDescriptor<>("time of idle readers", Types.LONG);

  private final ListState<Long> activeTimes;
  private final ListState<Long> idleTimes;
  private final long before;
  private boolean idle;

  public KeptTime(OperatorStateStore store) throws Exception {
    activeTimes = store.getUnionListState(ACTIVE);
    idleTimes = store.getUnionListState(IDLE);
    before = closedBefore();
  }

  /**
   * The watermark before the failure: the minimum of active readers, or the maximum if all were
   * idle. Readers may have other partitions now, so all use it.
   */
  private long closedBefore() throws Exception {
    long behind = Long.MAX_VALUE;
    boolean anyActive = false;
    for (long time : activeTimes.get()) {
      anyActive = true;
      behind = Math.min(behind, time);
    }
    long latest = Long.MIN_VALUE;
    for (long time : idleTimes.get()) {
      latest = Math.max(latest, time);
    }
    return anyActive ? behind : latest;
  }

  /**
   * The restored watermark, in milliseconds since 1970; {@link Long#MIN_VALUE} if there is none.
   */
  public long before() {
    return before;
  }

  /** Sets whether this reader is idle. */
  public void isIdle(boolean now) {
    idle = now;
  }

  /** Stores this reader's watermark. */
  public void keep(long watermark) throws Exception {
    activeTimes.update(idle ? List.of() : List.of(watermark));
    idleTimes.update(idle ? List.of(watermark) : List.of());
  }
}
