package io.roguedns.detection.output.elasticsearch;

import io.roguedns.alert.Alert;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;

/**
 * What becomes of an alert: its document under its id, with the revision as its version. The index
 * is that of the month in which it began, which no revision changes.
 */
final class AlertAction implements ElementConverter<Alert, BulkAction> {
  private static final long serialVersionUID = 1L;

  static final String ALIAS = "roguedns-alerts";

  @Override
  public BulkAction apply(Alert alert, SinkWriter.Context context) {
    return of(alert);
  }

  static BulkAction of(Alert alert) {
    return new BulkAction(
        MonthlyIndex.of(ALIAS, alert.firstSeen()),
        alert.alertId(),
        alert.revision(),
        AlertDocument.bytes(alert));
  }
}
