package io.roguedns.detection.signal.highvolume;

import io.roguedns.detection.summary.Counts;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.finding.Finding;
import io.roguedns.finding.Verdict;
import java.util.Collection;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * Applies the decision to the devices of a bin: to all of them on time, and early, for each partial
 * count, to those that may exceed the threshold.
 */
final class JudgeBin
    extends ProcessWindowFunction<BinCounts, Finding, Tuple2<Long, Integer>, TimeWindow> {
  /** The window's findings that were emitted early, by their ids; cleared with the window. */
  private static final MapStateDescriptor<String, Finding> TOLD =
      new MapStateDescriptor<>("told", Types.STRING, RowTypes.FINDING);

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
      Context context,
      Iterable<BinCounts> sums,
      Collector<Finding> out)
      throws Exception {
    boolean closed = context.currentWatermark() >= context.window().maxTimestamp();
    MapState<String, Finding> told = context.windowState().getMapState(TOLD);
    for (BinCounts sum : sums) {
      if (!closed) {
        for (Collection<PartialCount> device : sum.bySuspect()) {
          judgeEarly(device, sum.allowlistVersion(), told, out);
        }
        continue;
      }
      for (Collection<PartialCount> device : sum.byDevice()) {
        judge(device, sum.allowlistVersion(), told, out);
      }
      // Inspected queries have no process; an early finding without one may belong to a process
      // whose connection arrives later.
      for (Finding wrong : told.values()) {
        out.collect(wrong.withRevision(Finding.WITHDRAWN));
      }
    }
  }

  private void judge(
      Collection<PartialCount> device,
      String allowlistVersion,
      MapState<String, Finding> told,
      Collector<Finding> out)
      throws Exception {
    for (Verdict verdict : decision.judge(device, Finding.FINAL)) {
      if (verdict.kind() == Verdict.Kind.FOUND) {
        told.remove(verdict.finding().findingId());
        out.collect(verdict.finding().withAllowlistVersion(allowlistVersion));
      } else if (verdict.kind() == Verdict.Kind.SUPPRESSED) {
        counts.suppressed(verdict.entryId());
      }
    }
  }

  private void judgeEarly(
      Collection<PartialCount> device,
      String allowlistVersion,
      MapState<String, Finding> told,
      Collector<Finding> out)
      throws Exception {
    for (Verdict verdict : decision.judge(device, Finding.PROVISIONAL)) {
      if (verdict.kind() == Verdict.Kind.FOUND && !told.contains(verdict.finding().findingId())) {
        Finding early = verdict.finding().withAllowlistVersion(allowlistVersion);
        told.put(early.findingId(), early);
        out.collect(early);
      }
    }
  }

  @Override
  public void clear(Context context) {
    context.windowState().getMapState(TOLD).clear();
  }
}
