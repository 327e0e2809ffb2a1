package io.roguedns.detection.signal.highvolume;

import io.roguedns.detection.summary.Counts;
import io.roguedns.finding.Finding;
import io.roguedns.finding.Verdict;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Puts the decision to each device's bin when it closes. */
final class JudgeBin
    extends ProcessWindowFunction<
        Map<String, PartialCount>, Finding, Tuple2<String, Long>, TimeWindow> {
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
      Tuple2<String, Long> deviceAndBin,
      Context window,
      Iterable<Map<String, PartialCount>> sums,
      Collector<Finding> out) {
    for (Map<String, PartialCount> sum : sums) {
      for (Verdict verdict : decision.judge(sum.values())) {
        if (verdict.kind() == Verdict.Kind.FOUND) {
          out.collect(verdict.finding());
        } else if (verdict.kind() == Verdict.Kind.SUPPRESSED) {
          counts.suppressed(verdict.entryId());
        }
      }
    }
  }
}
