package io.roguedns.detection.signal;

import io.roguedns.detection.summary.Counts;
import io.roguedns.finding.Finding;
import io.roguedns.finding.Verdict;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Puts a signal's decision to every row: findings go on, and what was suppressed or wasn't an
 * address is counted.
 *
 * @param <E> the kind of event
 */
public final class JudgeRows<E> extends RichFlatMapFunction<E, Finding> {
  private final RowDecision<E> decision;
  private transient Counts counts;

  public JudgeRows(RowDecision<E> decision) {
    this.decision = decision;
  }

  @Override
  public void open(OpenContext context) {
    counts = new Counts(getRuntimeContext());
  }

  @Override
  public void flatMap(E event, Collector<Finding> out) {
    Verdict verdict = decision.judge(event);
    switch (verdict.kind()) {
      case FOUND -> out.collect(verdict.finding());
      case SUPPRESSED -> counts.suppressed(verdict.entryId());
      case NOT_AN_ADDRESS -> counts.notAnAddress();
      case NOTHING -> {}
    }
  }
}
