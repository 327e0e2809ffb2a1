package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.detection.summary.Counts;
import io.roguedns.event.EventTime;
import io.roguedns.event.LateRow;
import io.roguedns.event.Ticks;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Emits late data for names whose window had closed: those of queries without a network row, since
 * the counting operator reports network rows.
 */
final class TellLateNames extends ProcessFunction<AskedNames, LateRow> {
  private transient Counts counts;

  @Override
  public void open(OpenContext context) {
    counts = new Counts(getRuntimeContext());
  }

  @Override
  public void processElement(AskedNames asked, Context context, Collector<LateRow> out) {
    long alone = asked.resolvers.getOrDefault("", 0L);
    if (asked.key.scope() != Scope.DOMAIN || alone == 0) {
      return;
    }
    long window = asked.key.window();
    LateRow late =
        LateRow.ofCount(
            window,
            asked.key.device(),
            asked.mainAsker().map(AskedNames.Asker::process).orElse(""),
            alone,
            EventTime.between(
                Ticks.toUnixMillis(window), context.timerService().currentWatermark()));
    counts.late(late);
    out.collect(late);
  }
}
