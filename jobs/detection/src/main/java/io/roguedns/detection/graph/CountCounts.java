package io.roguedns.detection.graph;

import io.roguedns.detection.summary.Counts;
import io.roguedns.finding.QueryCount;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Counts the rows of a profile that pass, and those over the current threshold. */
final class CountCounts extends RichMapFunction<QueryCount, QueryCount> {
  private final long threshold;
  private transient Counts counts;

  CountCounts(long threshold) {
    this.threshold = threshold;
  }

  @Override
  public void open(OpenContext context) {
    counts = new Counts(getRuntimeContext());
  }

  @Override
  public QueryCount map(QueryCount count) {
    counts.profiled(count, threshold);
    return count;
  }
}
