package io.roguedns.detection.signal.api;

import io.roguedns.alert.Evidence;
import io.roguedns.event.LateRow;
import io.roguedns.finding.Finding;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What a signal's detection emits.
 *
 * @param late late data, if the signal has windows
 * @param evidence what its patterns need besides the evidence of findings, if anything
 */
public record SignalOutput(
    DataStream<Finding> findings,
    Optional<DataStream<LateRow>> late,
    Optional<DataStream<Evidence>> evidence) {
  /** The output of a signal that judges each row by itself. */
  public static SignalOutput of(DataStream<Finding> findings) {
    return new SignalOutput(findings, Optional.empty(), Optional.empty());
  }

  /** The output of a signal with windows. */
  public static SignalOutput of(DataStream<Finding> findings, DataStream<LateRow> late) {
    return new SignalOutput(findings, Optional.of(late), Optional.empty());
  }
}
