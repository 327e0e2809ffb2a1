package io.roguedns.detection.graph;

import io.roguedns.alert.Alert;
import io.roguedns.detection.summary.Counts;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Counts the alerts that pass, each once. */
final class CountAlerts extends RichMapFunction<Alert, Alert> {
  private static final long FIRST_REVISION = 1;

  private final boolean live;
  private transient Counts counts;

  /**
   * @param live whether alerts are emitted while they are open: then the first revision counts,
   *     since the last may be long in coming; else the last one, which knows all
   */
  CountAlerts(boolean live) {
    this.live = live;
  }

  @Override
  public void open(OpenContext context) {
    counts = new Counts(getRuntimeContext());
  }

  @Override
  public Alert map(Alert alert) {
    if (live ? alert.revision() == FIRST_REVISION : alert.closed()) {
      counts.alerted(alert);
    }
    return alert;
  }
}
