package io.roguedns.detection.signal.api;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Keeps how far time has come, in operator state: watermarks begin anew after a failure, and a row
 * whose bin was closed before would open it a second time. Not thread-safe.
 */
public final class KeptTime {
  /** How far time has come for the readers that hold it back. */
  private static final ListStateDescriptor<Long> ACTIVE =
      new ListStateDescriptor<>("time of active readers", Types.LONG);

  /** The same for those that are idle, and don't. */
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
   * The time that bins were closed by before: that of the active reader that was furthest behind,
   * or if all were idle the latest. Readers may have other partitions now, so all go by it.
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
   * The time to go on from, in milliseconds since 1970; {@link Long#MIN_VALUE} if it's the first.
   */
  public long before() {
    return before;
  }

  /** Whether this reader holds time back from now on. */
  public void isIdle(boolean now) {
    idle = now;
  }

  /** Keeps the time that this reader has come to. */
  public void keep(long watermark) throws Exception {
    activeTimes.update(idle ? List.of() : List.of(watermark));
    idleTimes.update(idle ? List.of(watermark) : List.of());
  }
}
