package io.roguedns.detection.signal;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.summary.Counts;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.finding.Finding;
import io.roguedns.finding.Verdict;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Puts a signal's decision to every row: findings go on, and what was suppressed or wasn't an
 * address is counted.
 *
 * @param <E> the kind of event
 */
public final class JudgeRows<E> extends ProcessFunction<E, Finding> {
  private final RowDecisions<E> decisions;
  private final Allowlist allowlist;
  private final OutputTag<E> harmless;
  private transient Judge<E> judge;

  private JudgeRows(RowDecisions<E> decisions, Allowlist allowlist, OutputTag<E> harmless) {
    this.decisions = decisions;
    this.allowlist = allowlist;
    this.harmless = harmless;
  }

  /**
   * The findings of a stream's rows, by an allowlist that stays as it is or is updated.
   *
   * @param harmless gets the rows that are no finding, or null if nobody wants them
   */
  public static <E> SingleOutputStreamOperator<Finding> findings(
      DataStream<E> rows,
      RowDecisions<E> decisions,
      AllowlistSupply lists,
      OutputTag<E> harmless,
      String name) {
    if (lists.updates().isEmpty()) {
      return rows.process(
              new JudgeRows<>(decisions, lists.start().allowlist(), harmless), RowTypes.FINDING)
          .name(name);
    }
    return rows.connect(lists.updates().get().broadcast())
        .transform(
            name, RowTypes.FINDING, new JudgeRowsByUpdates<>(decisions, lists.start(), harmless));
  }

  @Override
  public void open(OpenContext context) {
    judge = new Judge<>(decisions, new Counts(getRuntimeContext()));
    judge.by(allowlist);
  }

  @Override
  public void processElement(E event, Context context, Collector<Finding> out) {
    Finding finding = judge.finding(event);
    if (finding != null) {
      out.collect(finding);
    } else if (harmless != null) {
      context.output(harmless, event);
    }
  }

  /** The decision by the list in force, and the counts of what it says. */
  static final class Judge<E> {
    private final RowDecisions<E> decisions;
    private final Counts counts;
    private RowDecision<E> decision;
    private Allowlist allowlist;

    Judge(RowDecisions<E> decisions, Counts counts) {
      this.decisions = decisions;
      this.counts = counts;
    }

    void by(Allowlist list) {
      allowlist = list;
      decision = decisions.by(list);
    }

    /** The row's finding, with the list's version; null if it is none. */
    Finding finding(E event) {
      Verdict verdict = decision.judge(event);
      switch (verdict.kind()) {
        case FOUND -> {
          Finding finding = verdict.finding();
          return finding.withAllowlistVersion(allowlist.versionAt(finding.timestamp()));
        }
        case SUPPRESSED -> counts.suppressed(verdict.entryId());
        case NOT_AN_ADDRESS -> counts.notAnAddress();
        case NOTHING -> {}
      }
      return null;
    }
  }
}
