package io.roguedns.finding;

import io.roguedns.event.Ticks;
import java.util.function.Function;

/**
 * The columns of findings, in the order in which they are written: the query's own first, then what
 * this project adds. A finding's value in a column is null where it has none.
 */
public enum Column {
  TIMESTAMP("Timestamp", Kind.TEXT, finding -> Ticks.format(finding.timestamp())),
  DEVICE_NAME("DeviceName", Kind.TEXT, Finding::deviceName),
  ACCOUNT_NAME("AccountName", Kind.TEXT, Finding::accountName),
  LOCAL_IP("LocalIP", Kind.TEXT, Finding::localIp),
  REMOTE_IP("RemoteIP", Kind.TEXT, Finding::remoteIp),
  REMOTE_PORT("RemotePort", Kind.NUMBER, Finding::remotePort),
  REGISTRY_KEY("RegistryKey", Kind.TEXT, Finding::registryKey),
  REGISTRY_VALUE_NAME("RegistryValueName", Kind.TEXT, Finding::registryValueName),
  REGISTRY_VALUE_DATA("RegistryValueData", Kind.TEXT, Finding::registryValueData),
  PROCESS_FILE_NAME("InitiatingProcessFileName", Kind.TEXT, Finding::processFileName),
  PROCESS_COMMAND_LINE("InitiatingProcessCommandLine", Kind.TEXT, Finding::processCommandLine),
  QUERY_COUNT("QueryCount", Kind.NUMBER, Finding::queryCount),
  UNIQUE_SERVERS("UniqueServers", Kind.NUMBER, Finding::uniqueServers),
  DETECTION_TYPE("DetectionType", Kind.TEXT, finding -> finding.type().typeName()),
  UNAUTHORIZED_SERVERS("UnauthorizedServers", Kind.LIST, Finding::unauthorizedServers),
  REVISION("Revision", Kind.NUMBER, Finding::revision),
  FINDING_ID("FindingId", Kind.TEXT, Finding::findingId),
  SIGNAL("Signal", Kind.TEXT, finding -> finding.type().signal()),
  SEVERITY("Severity", Kind.TEXT, finding -> finding.type().severity().label()),
  TECHNIQUE("Technique", Kind.TEXT, finding -> Finding.TECHNIQUE),
  ALLOWLIST_VERSION("AllowlistVersion", Kind.TEXT, Finding::allowlistVersion),
  INSPECTED_QUERIES("InspectedQueries", Kind.NUMBER, Finding::inspectedCount),
  REGISTERED_DOMAIN("RegisteredDomain", Kind.TEXT, ofNames(NameFigures::domain)),
  BASIS("Basis", Kind.TEXT, ofNames(names -> names.basis().label())),
  WINDOW_MINUTES("WindowMinutes", Kind.NUMBER, ofNames(NameFigures::windowMinutes)),
  DISTINCT_NAMES("DistinctNames", Kind.NUMBER, ofNames(NameFigures::distinctNames)),
  INFORMATION_BYTES("InformationBytes", Kind.NUMBER, ofNames(NameFigures::information)),
  MEAN_NAME_LENGTH("MeanNameLength", Kind.NUMBER, ofNames(NameFigures::meanLength)),
  UNUSUAL_TYPE_QUERIES("UnusualTypeQueries", Kind.NUMBER, ofNames(NameFigures::unusualQueries)),
  DATA_TYPE_QUERIES("DataTypeQueries", Kind.NUMBER, ofNames(NameFigures::dataQueries)),
  ANSWER_LENGTH("AnswerLength", Kind.NUMBER, ofNames(NameFigures::answerLength)),
  POLLS("Polls", Kind.NUMBER, ofNames(NameFigures::polls)),
  POLL_INTERVAL_SECONDS("PollIntervalSeconds", Kind.NUMBER, ofNames(NameFigures::interval)),
  SAMPLE_NAMES("SampleNames", Kind.LIST, ofNames(NameFigures::sample)),
  ORDINARY_DOMAIN("OrdinaryDomain", Kind.TEXT, ofNames(NameFigures::ordinaryEntry)),
  TRUNCATED("Truncated", Kind.LIST, FindingLimits::truncated);

  /** What a column holds. */
  public enum Kind {
    /** A {@link String}. */
    TEXT,
    /** A {@link Long}. */
    NUMBER,
    /** A {@link java.util.List} of strings. */
    LIST
  }

  private final String columnName;
  private final Kind kind;
  private final Function<Finding, Object> value;

  Column(String columnName, Kind kind, Function<Finding, Object> value) {
    this.columnName = columnName;
    this.kind = kind;
    this.value = value;
  }

  private static Function<Finding, Object> ofNames(Function<NameFigures, Object> figure) {
    return finding -> finding.names() == null ? null : figure.apply(finding.names());
  }

  public String columnName() {
    return columnName;
  }

  public Kind kind() {
    return kind;
  }

  /** The finding's value, of the type that {@link #kind()} says, or null. */
  public Object of(Finding finding) {
    return value.apply(finding);
  }
}
