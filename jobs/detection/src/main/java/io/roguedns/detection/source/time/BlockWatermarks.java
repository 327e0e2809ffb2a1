package io.roguedns.detection.source.time;

import io.roguedns.event.Ticks;
import io.roguedns.format.RowBlock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

/**
 * The watermarks of one partition: a bounded out-of-orderness behind its latest event time. A
 * partition is idle that has had no event time for a while. Unlike with Flink's own {@code
 * withIdleness}, a block without an event time is no activity: a partition that gets nothing but
 * rows that can't be read would hold back all others for ever.
 */
public final class BlockWatermarks implements WatermarkGenerator<RowBlock> {
  private static final long NONE = Long.MIN_VALUE;

  private final long outOfOrderness;
  private final long idleTimeout;
  private final RelativeClock clock;
  private long latest = NONE;
  private boolean active;
  private long inactiveSince;
  private boolean idle;

  /**
   * @param clock stands still while the partition isn't read, as under backpressure
   */
  BlockWatermarks(Duration outOfOrderness, Duration idleTimeout, RelativeClock clock) {
    this.outOfOrderness = outOfOrderness.toMillis();
    this.idleTimeout = idleTimeout.toNanos();
    this.clock = clock;
    inactiveSince = clock.relativeTimeNanos();
  }

  /**
   * The strategy that makes them.
   *
   * @param outOfOrderness how far a watermark stands behind the latest event time
   * @param idleTimeout after how long without an event time a partition is idle
   */
  public static WatermarkStrategy<RowBlock> strategy(
      Duration outOfOrderness, Duration idleTimeout) {
    return WatermarkStrategy.<RowBlock>forGenerator(
            context ->
                new BlockWatermarks(outOfOrderness, idleTimeout, context.getInputActivityClock()))
        .withTimestampAssigner((block, received) -> time(block));
  }

  private static long time(RowBlock block) {
    return block.latest() == Ticks.NONE ? NONE : Ticks.toUnixMillis(block.latest());
  }

  @Override
  public void onEvent(RowBlock block, long timestamp, WatermarkOutput output) {
    if (timestamp != NONE) {
      latest = Math.max(latest, timestamp);
      active = true;
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (active) {
      active = false;
      idle = false;
      inactiveSince = clock.relativeTimeNanos();
    } else if (clock.relativeTimeNanos() - inactiveSince > idleTimeout) {
      if (!idle) {
        idle = true;
        output.markIdle();
      }
      return;
    }
    if (latest != NONE) {
      output.emitWatermark(new Watermark(latest - outOfOrderness - 1));
    }
  }
}
