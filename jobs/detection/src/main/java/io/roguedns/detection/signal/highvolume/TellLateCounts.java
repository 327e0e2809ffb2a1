package io.roguedns.detection.signal.highvolume;

import io.roguedns.detection.summary.Counts;
import io.roguedns.event.EventTime;
import io.roguedns.event.LateRow;
import io.roguedns.event.Ticks;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Emits late data for counts whose bin had closed when they arrived at the window. A reader counts
 * by its own watermark; while its partitions are idle, the others' watermarks advance, so its next
 * rows may be late for the window and not for the reader.
 */
final class TellLateCounts extends ProcessFunction<CountBatch, LateRow> {
  private transient Counts counts;

  @Override
  public void open(OpenContext context) {
    counts = new Counts(getRuntimeContext());
  }

  @Override
  public void processElement(CountBatch batch, Context context, Collector<LateRow> out) {
    long lateBy =
        EventTime.between(
            Ticks.toUnixMillis(batch.bin()), context.timerService().currentWatermark());
    for (PartialCount count : batch.counts()) {
      long rows = count.rows();
      for (int inspected : count.inspectedRows()) {
        rows += inspected;
      }
      LateRow late = LateRow.ofCount(batch.bin(), count.device(), count.process(), rows, lateBy);
      counts.late(late);
      out.collect(late);
    }
  }
}
