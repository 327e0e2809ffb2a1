package io.roguedns.finding;

import static io.roguedns.finding.Column.ACCOUNT_NAME;
import static io.roguedns.finding.Column.DETECTION_TYPE;
import static io.roguedns.finding.Column.DEVICE_NAME;
import static io.roguedns.finding.Column.LOCAL_IP;
import static io.roguedns.finding.Column.PROCESS_COMMAND_LINE;
import static io.roguedns.finding.Column.PROCESS_FILE_NAME;
import static io.roguedns.finding.Column.QUERY_COUNT;
import static io.roguedns.finding.Column.REGISTRY_KEY;
import static io.roguedns.finding.Column.REGISTRY_VALUE_DATA;
import static io.roguedns.finding.Column.REGISTRY_VALUE_NAME;
import static io.roguedns.finding.Column.REMOTE_IP;
import static io.roguedns.finding.Column.REMOTE_PORT;
import static io.roguedns.finding.Column.TIMESTAMP;
import static io.roguedns.finding.Column.UNIQUE_SERVERS;

import java.util.List;

/**
 * What a finding says, under the query's own names, and the columns that the query projects for it.
 */
public enum DetectionType {
  /** Signal {@code unauthorized-resolver}: a device queried an unlisted resolver. */
  UNAUTHORIZED_RESOLVER(
      "Unauthorized_External_DNS_Resolver",
      "unauthorized-resolver",
      Severity.MEDIUM,
      List.of(
          TIMESTAMP,
          DEVICE_NAME,
          ACCOUNT_NAME,
          LOCAL_IP,
          REMOTE_IP,
          REMOTE_PORT,
          PROCESS_FILE_NAME,
          PROCESS_COMMAND_LINE,
          DETECTION_TYPE)),
  /** Signal {@code high-volume}: one process sends more queries than ordinary ones do. */
  HIGH_VOLUME(
      "High_Volume_DNS_Tunneling_Indicator",
      "high-volume",
      Severity.LOW,
      List.of(
          TIMESTAMP, DEVICE_NAME, PROCESS_FILE_NAME, QUERY_COUNT, UNIQUE_SERVERS, DETECTION_TYPE)),
  /**
   * Signal {@code configuration-change}: a device's setting was changed to an unlisted resolver.
   */
  CONFIGURATION_CHANGE(
      "DNS_Server_Configuration_Modified",
      "configuration-change",
      Severity.HIGH,
      List.of(
          TIMESTAMP,
          DEVICE_NAME,
          ACCOUNT_NAME,
          REGISTRY_KEY,
          REGISTRY_VALUE_NAME,
          REGISTRY_VALUE_DATA,
          PROCESS_FILE_NAME,
          DETECTION_TYPE)),
  /** Signal {@code tunnel-by-name}: names that carry data; the query has no such type. */
  TUNNEL_BY_NAME(
      "DNS_Tunnel_In_Query_Names",
      "tunnel-by-name",
      Severity.MEDIUM,
      List.of(
          TIMESTAMP,
          DEVICE_NAME,
          ACCOUNT_NAME,
          REMOTE_IP,
          PROCESS_FILE_NAME,
          QUERY_COUNT,
          UNIQUE_SERVERS,
          DETECTION_TYPE));

  private final String typeName;
  private final String signal;
  private final Severity severity;
  private final List<Column> columns;

  DetectionType(String typeName, String signal, Severity severity, List<Column> columns) {
    this.typeName = typeName;
    this.signal = signal;
    this.severity = severity;
    this.columns = columns;
  }

  /** The value of the query's column {@code DetectionType}. */
  public String typeName() {
    return typeName;
  }

  /** The id of the signal that finds it. */
  public String signal() {
    return signal;
  }

  /** The severity of a finding of this type, without context. */
  public Severity severity() {
    return severity;
  }

  /**
   * The columns that the query projects for it, in the query's order; for a signal that the query
   * hasn't, those it would.
   */
  public List<Column> columns() {
    return columns;
  }
}
