package io.roguedns.detection.signal.highvolume;

import org.apache.flink.api.common.functions.AggregateFunction;

/** Combines the readers' partial counts of one bin and one share of the devices. */
final class AddUp implements AggregateFunction<CountBatch, BinCounts, BinCounts> {
  private final long threshold;

  /**
   * @param threshold the threshold of suspects, see {@link BinCounts}
   */
  AddUp(long threshold) {
    this.threshold = threshold;
  }

  @Override
  public BinCounts createAccumulator() {
    return new BinCounts(threshold);
  }

  @Override
  public BinCounts add(CountBatch batch, BinCounts sums) {
    sums.judgedBy(batch.sequence(), batch.allowlistVersion());
    batch.counts().forEach(sums::add);
    return sums;
  }

  @Override
  public BinCounts getResult(BinCounts sums) {
    return sums;
  }

  @Override
  public BinCounts merge(BinCounts a, BinCounts b) {
    a.judgedBy(b.sequence(), b.allowlistVersion());
    b.counts().forEach(a::add);
    return a;
  }
}
