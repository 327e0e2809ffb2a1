package io.roguedns.detection.signal.highvolume;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.AggregateFunction;

/** Adds the readers' counts of one device and bin up, by process and exemption. */
final class AddUp
    implements AggregateFunction<
        PartialCount, Map<String, PartialCount>, Map<String, PartialCount>> {
  @Override
  public Map<String, PartialCount> createAccumulator() {
    return new HashMap<>();
  }

  @Override
  public Map<String, PartialCount> add(PartialCount count, Map<String, PartialCount> sums) {
    sums.merge(count.exemption() + '\0' + count.group(), count, PartialCounts::merge);
    return sums;
  }

  @Override
  public Map<String, PartialCount> getResult(Map<String, PartialCount> sums) {
    return sums;
  }

  @Override
  public Map<String, PartialCount> merge(Map<String, PartialCount> a, Map<String, PartialCount> b) {
    b.values().forEach(count -> add(count, a));
    return a;
  }
}
