package io.roguedns.detection.graph;

import io.roguedns.detection.summary.Counts;
import io.roguedns.finding.Finding;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Counts the findings that pass, each once: when it is final. */
final class CountFindings extends RichMapFunction<Finding, Finding> {
  private transient Counts counts;

  @Override
  public void open(OpenContext context) {
    counts = new Counts(getRuntimeContext());
  }

  @Override
  public Finding map(Finding finding) {
    if (finding.isFinal()) {
      counts.found(finding);
    }
    return finding;
  }
}
