package io.roguedns.detection.graph;

import io.roguedns.detection.summary.Counts;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Finding;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Counts the findings that pass, each once: when it is final; and the job's restarts. */
final class CountFindings extends RichMapFunction<Finding, Finding> {
  private final boolean live;
  private transient Counts counts;

  /**
   * @param live whether findings are emitted as rows arrive, so their delay is meaningful
   */
  CountFindings(boolean live) {
    this.live = live;
  }

  @Override
  public void open(OpenContext context) {
    counts = new Counts(getRuntimeContext());
    counts.restarted(getRuntimeContext().getTaskInfo().getAttemptNumber());
  }

  @Override
  public Finding map(Finding finding) {
    if (live && !finding.isWithdrawn()) {
      counts.delay(System.currentTimeMillis() - Ticks.toUnixMillis(finding.timestamp()));
    }
    if (finding.isFinal()) {
      counts.found(finding);
    }
    return finding;
  }
}
