package io.roguedns.detection.testing;

import io.roguedns.detection.summary.AlertOmission;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/** What an operator in a harness has left out of alerts, as it is counted for the summary. */
public final class LeftOut {
  private LeftOut() {}

  /** How many were beyond a limit. */
  public static long of(AbstractStreamOperatorTestHarness<?> harness, AlertOmission limit) {
    Accumulator<?, ?> counter =
        harness
            .getEnvironment()
            .getAccumulatorRegistry()
            .getUserMap()
            .get("leftOutOfAlerts." + limit.label());
    return counter == null ? 0 : (Long) counter.getLocalValue();
  }
}
