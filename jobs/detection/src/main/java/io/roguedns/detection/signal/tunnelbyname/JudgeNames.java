package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.detection.summary.Counts;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.finding.Finding;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * Applies the decision to the names of a window: early, for each partial result until a finding was
 * emitted, and on time.
 */
final class JudgeNames
    extends ProcessWindowFunction<
        AskedNames, Finding, Tuple4<Integer, String, String, String>, TimeWindow> {
  /** The early finding of the window; cleared with the window. */
  private static final ValueStateDescriptor<Finding> TOLD =
      new ValueStateDescriptor<>("told", RowTypes.FINDING);

  private final NamesDecision decision;
  private transient Counts counts;

  JudgeNames(NamesDecision decision) {
    this.decision = decision;
  }

  @Override
  public void open(OpenContext context) {
    counts = new Counts(getRuntimeContext());
  }

  @Override
  public void process(
      Tuple4<Integer, String, String, String> key,
      Context context,
      Iterable<AskedNames> parts,
      Collector<Finding> out)
      throws Exception {
    AskedNames asked = parts.iterator().next();
    boolean exempt = !asked.key.exemption().isEmpty();
    if (context.currentWatermark() >= context.window().maxTimestamp()) {
      Optional<Finding> found = decision.judge(asked, Finding.FINAL);
      if (exempt) {
        found.ifPresent(any -> counts.suppressed(asked.key.exemption()));
        return;
      }
      Finding told = context.windowState().getState(TOLD).value();
      found
          .or(() -> Optional.ofNullable(told).map(early -> early.withRevision(Finding.WITHDRAWN)))
          .ifPresent(out::collect);
      return;
    }
    if (exempt || !decision.isWorthJudging(asked)) {
      return;
    }
    ValueState<Finding> told = context.windowState().getState(TOLD);
    if (told.value() == null) {
      Optional<Finding> early = decision.judge(asked, Finding.PROVISIONAL);
      if (early.isPresent()) {
        told.update(early.get());
        out.collect(early.get());
      }
    }
  }

  @Override
  public void clear(Context context) {
    context.windowState().getState(TOLD).clear();
  }
}
