package io.roguedns.detection.signal.api;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.allowlist.AllowlistFunction;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.summary.Counts;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.finding.Finding;
import io.roguedns.finding.Verdict;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Applies a signal's decision to every row: findings are emitted, with the version of the
 * allowlist, and what was suppressed or isn't an address is counted.
 *
 * @param <E> the kind of event
 */
public final class JudgeRows<E> extends AllowlistFunction<E, Finding> {
  private static final long serialVersionUID = 1L;

  private final RowDecisions<E> decisions;
  private final OutputTag<E> harmless;
  private transient Output<StreamRecord<Finding>> output;
  private transient Counts counts;
  private transient RowDecision<E> decision;
  private transient Allowlist allowlist;

  private JudgeRows(RowDecisions<E> decisions, OutputTag<E> harmless) {
    this.decisions = decisions;
    this.harmless = harmless;
  }

  /**
   * The findings of a stream's rows.
   *
   * @param harmless receives the rows without a finding; null if they aren't needed
   */
  public static <E> SingleOutputStreamOperator<Finding> findings(
      DataStream<E> rows,
      RowDecisions<E> decisions,
      AllowlistSupply lists,
      OutputTag<E> harmless,
      String name) {
    return lists.apply(rows, name, RowTypes.FINDING, new JudgeRows<>(decisions, harmless));
  }

  @Override
  public void open(RuntimeContext runtime, Output<StreamRecord<Finding>> out) {
    counts = new Counts(runtime);
    output = out;
  }

  @Override
  public void useAllowlist(Allowlist list, long sequence) {
    allowlist = list;
    decision = decisions.by(list);
  }

  @Override
  public void processElement(StreamRecord<E> row) {
    Verdict verdict = decision.judge(row.getValue());
    if (verdict.kind() == Verdict.Kind.FOUND) {
      Finding finding = verdict.finding();
      output.collect(
          row.replace(finding.withAllowlistVersion(allowlist.versionAt(finding.timestamp()))));
      return;
    }
    if (verdict.kind() == Verdict.Kind.SUPPRESSED) {
      counts.suppressed(verdict.entryId());
    } else if (verdict.kind() == Verdict.Kind.NOT_AN_ADDRESS) {
      counts.notAnAddress();
    }
    if (harmless != null) {
      output.collect(harmless, row);
    }
  }
}
