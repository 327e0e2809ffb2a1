package io.roguedns.simulation.truth;

import io.roguedns.event.Ticks;
import io.roguedns.finding.Column;
import io.roguedns.finding.DetectionType;
import io.roguedns.simulation.row.Row;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A finding that the job must give: the columns that the query projects for its type, and for a
 * configuration change in {@code strict} the unlisted servers.
 */
public record ExpectedFinding(DetectionType type, long timestamp, Map<Column, Object> values) {
  /** The finding of a single row. */
  static ExpectedFinding of(DetectionType type, Row row, List<String> servers) {
    Map<Column, Object> values = new EnumMap<>(Column.class);
    for (Column column : type.columns()) {
      values.put(
          column,
          switch (column) {
            case TIMESTAMP -> Ticks.format(row.timestamp());
            case DETECTION_TYPE -> type.typeName();
            case ACCOUNT_NAME -> row.text("InitiatingProcessAccountName");
            case REMOTE_PORT -> row.get(column.columnName());
            default -> row.text(column.columnName());
          });
    }
    if (servers != null) {
      values.put(Column.UNAUTHORIZED_SERVERS, List.copyOf(servers));
    }
    return new ExpectedFinding(type, row.timestamp(), values);
  }

  /** The finding of high volume in a bin. */
  static ExpectedFinding highVolume(
      long bin, String device, String process, int queries, int servers) {
    Map<Column, Object> values = new EnumMap<>(Column.class);
    values.put(Column.TIMESTAMP, Ticks.format(bin));
    values.put(Column.DEVICE_NAME, device);
    values.put(Column.PROCESS_FILE_NAME, process);
    values.put(Column.QUERY_COUNT, queries);
    values.put(Column.UNIQUE_SERVERS, servers);
    values.put(Column.DETECTION_TYPE, DetectionType.HIGH_VOLUME.typeName());
    return new ExpectedFinding(DetectionType.HIGH_VOLUME, bin, values);
  }

  /**
   * The finding that names under a domain carry data, or that it is polled: the name only, without
   * the detection's figures.
   */
  static ExpectedFinding names(
      long window, String device, String domain, String basis, int queries) {
    Map<Column, Object> values = new EnumMap<>(Column.class);
    values.put(Column.TIMESTAMP, Ticks.format(window));
    values.put(Column.DEVICE_NAME, device);
    values.put(Column.QUERY_COUNT, queries);
    values.put(Column.DETECTION_TYPE, DetectionType.TUNNEL_BY_NAME.typeName());
    values.put(Column.REGISTERED_DOMAIN, domain);
    values.put(Column.BASIS, basis);
    return new ExpectedFinding(DetectionType.TUNNEL_BY_NAME, window, values);
  }

  public String deviceName() {
    return (String) values.get(Column.DEVICE_NAME);
  }
}
