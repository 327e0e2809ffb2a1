package io.roguedns.detection.output.files;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertJson;
import io.roguedns.alert.AlertLimits;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Column;
import io.roguedns.finding.Column.Kind;
import io.roguedns.finding.Finding;
import io.roguedns.finding.QueryCount;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What rows look like in the formats that have columns: all rows of a file share them.
 *
 * @param name what a row is called
 */
record RowTable<T>(String name, List<RowColumn<T>> columns) implements Serializable {
  static final RowTable<Finding> FINDINGS =
      new RowTable<>(
          "Finding",
          Arrays.stream(Column.values())
              .map(column -> new RowColumn<Finding>(column.columnName(), column.kind(), column::of))
              .toList());

  /** The fields of {@link AlertJson} by their names; what has fields of its own is JSON as text. */
  static final RowTable<Alert> ALERTS =
      new RowTable<>(
          "Alert",
          List.of(
              text("AlertId", Alert::alertId),
              text("AlertType", alert -> alert.type().typeName()),
              text("Severity", alert -> alert.severity().label()),
              number("RiskScore", alert -> (long) alert.score()),
              text("DeviceName", Alert::deviceName),
              text("Resolver", Alert::resolver),
              text("Process", Alert::process),
              text("Account", Alert::account),
              text("FirstSeen", alert -> Ticks.format(alert.firstSeen())),
              text("LastSeen", alert -> Ticks.format(alert.lastSeen())),
              number("FindingCount", Alert::findingCount),
              list("FindingIds", Alert::findingIds),
              text("Context", AlertJson::context),
              text("Summary", Alert::summary),
              text("Playbook", alert -> alert.type().playbook()),
              list("Techniques", alert -> alert.type().techniques()),
              number("Revision", Alert::revision),
              text("Status", AlertJson::status),
              list("Truncated", RowTable::truncated)));

  /** Names as in findings, where they have the same. */
  static final RowTable<QueryCount> COUNTS =
      new RowTable<>(
          "QueryCount",
          List.of(
              text("Bin", count -> Ticks.formatDuration(Ticks.toDuration(count.width()))),
              text(Column.TIMESTAMP.columnName(), count -> Ticks.format(count.bin())),
              text(Column.DEVICE_NAME.columnName(), QueryCount::device),
              text(Column.PROCESS_FILE_NAME.columnName(), QueryCount::process),
              number(Column.QUERY_COUNT.columnName(), QueryCount::queries),
              number(Column.UNIQUE_SERVERS.columnName(), QueryCount::servers),
              number(Column.INSPECTED_QUERIES.columnName(), QueryCount::inspected),
              number("ExemptQueries", QueryCount::exempt),
              text("ExemptBy", QueryCount::exemptBy)));

  /** Null if nothing was cut, as a column is that isn't there in JSON. */
  private static List<String> truncated(Alert alert) {
    List<String> fields = AlertLimits.truncated(alert);
    return fields.isEmpty() ? null : fields;
  }

  private static <T> RowColumn<T> text(String name, RowColumn.Value<T> value) {
    return new RowColumn<>(name, Kind.TEXT, value);
  }

  private static <T> RowColumn<T> number(String name, RowColumn.Value<T> value) {
    return new RowColumn<>(name, Kind.NUMBER, value);
  }

  private static <T> RowColumn<T> list(String name, RowColumn.Value<T> value) {
    return new RowColumn<>(name, Kind.LIST, value);
  }
}
