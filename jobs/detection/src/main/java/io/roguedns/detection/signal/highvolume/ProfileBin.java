package io.roguedns.detection.signal.highvolume;

import io.roguedns.event.Ticks;
import io.roguedns.finding.FindingLimits;
import io.roguedns.finding.QueryCount;
import java.time.Duration;
import java.util.Collection;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Emits the counts of each device and process when a bin closes. */
final class ProfileBin
    extends ProcessWindowFunction<BinCounts, QueryCount, Tuple2<Long, Integer>, TimeWindow> {
  private final long width;

  ProfileBin(Duration width) {
    this.width = Ticks.ofDuration(width);
  }

  @Override
  public void process(
      Tuple2<Long, Integer> binAndShare,
      Context context,
      Iterable<BinCounts> sums,
      Collector<QueryCount> out) {
    for (BinCounts sum : sums) {
      for (Collection<PartialCount> device : sum.byDevice()) {
        for (ProcessTotal total : BinTotals.of(device)) {
          // A process whose queries all belong to another one's flows has no queries.
          if (total.queries() + total.exempt() > 0) {
            out.collect(count(total));
          }
        }
      }
    }
  }

  private QueryCount count(ProcessTotal total) {
    return new QueryCount(
        width,
        total.first().bin(),
        FindingLimits.name(total.first().device()),
        FindingLimits.name(total.first().process()),
        total.queries(),
        total.servers(),
        total.inspected(),
        total.exempt(),
        FindingLimits.name(total.exemptBy()));
  }
}
