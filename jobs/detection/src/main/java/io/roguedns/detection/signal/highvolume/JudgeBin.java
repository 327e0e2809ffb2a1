package io.roguedns.detection.signal.highvolume;

import io.roguedns.detection.summary.Counts;
import io.roguedns.finding.Finding;
import io.roguedns.finding.Verdict;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Puts the decision to the devices of a bin when it closes. */
final class JudgeBin
    extends ProcessWindowFunction<BinCounts, Finding, Tuple2<Long, Integer>, TimeWindow> {
  private final BinDecision decision;
  private transient Counts counts;

  JudgeBin(BinDecision decision) {
    this.decision = decision;
  }

  @Override
  public void open(OpenContext context) {
    counts = new Counts(getRuntimeContext());
  }

  @Override
  public void process(
      Tuple2<Long, Integer> binAndShare,
      Context window,
      Iterable<BinCounts> sums,
      Collector<Finding> out) {
    for (BinCounts sum : sums) {
      for (List<PartialCount> device : sum.byDevice()) {
        judge(device, out);
      }
    }
  }

  private void judge(List<PartialCount> device, Collector<Finding> out) {
    for (Verdict verdict : decision.judge(device)) {
      if (verdict.kind() == Verdict.Kind.FOUND) {
        out.collect(verdict.finding());
      } else if (verdict.kind() == Verdict.Kind.SUPPRESSED) {
        counts.suppressed(verdict.entryId());
      }
    }
  }
}
