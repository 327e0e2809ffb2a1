package io.roguedns.detection.signal;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.allowlist.AllowlistOperator;
import io.roguedns.detection.allowlist.InForce;
import io.roguedns.detection.summary.Counts;
import io.roguedns.finding.Finding;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** As {@link JudgeRows}, by an allowlist that is updated. */
final class JudgeRowsByUpdates<E> extends AllowlistOperator<E, Finding> {
  private final RowDecisions<E> decisions;
  private final OutputTag<E> harmless;
  private transient JudgeRows.Judge<E> judge;

  JudgeRowsByUpdates(RowDecisions<E> decisions, InForce start, OutputTag<E> harmless) {
    super(start);
    this.decisions = decisions;
    this.harmless = harmless;
  }

  @Override
  protected void judgeBy(Allowlist allowlist, long sequence) {
    if (judge == null) {
      judge = new JudgeRows.Judge<>(decisions, new Counts(getRuntimeContext()));
    }
    judge.by(allowlist);
  }

  @Override
  public void processElement1(StreamRecord<E> row) {
    Finding finding = judge.finding(row.getValue());
    if (finding != null) {
      output.collect(row.replace(finding));
    } else if (harmless != null) {
      output.collect(harmless, row);
    }
  }
}
