package io.roguedns.finding;

import io.roguedns.event.ProcessOrigin;
import io.roguedns.text.CutText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How large a finding may be, so that every output takes it: a Kafka broker takes records of 1 MiB
 * by default. Limits are in bytes as JSON is written in UTF-8, and count before the finding goes
 * anywhere, so that all outputs show the same. What is cut says so, see {@link CutText}. Ids are
 * made of the whole values.
 */
public final class FindingLimits {
  /**
   * What a finding, an alert, a rejected row and every other row stay below in each output's own
   * format, keys and what is around them included.
   */
  public static final int MAX_RECORD_BYTES = 768 << 10;

  /** Names of devices, accounts, files and domains, addresses; Windows' longest names fit. */
  public static final int MAX_NAME_BYTES = 1_024;

  /** A registry key. */
  public static final int MAX_KEY_BYTES = 4_096;

  /** What was written to the registry. */
  public static final int MAX_DATA_BYTES = 16_384;

  /** A command line: Windows' longest, 32,767 characters, fits in any alphabet. */
  public static final int MAX_COMMAND_LINE_BYTES = 98_304;

  /** The path of a program. */
  public static final int MAX_PATH_BYTES = 2_048;

  /** The entries of a list. */
  public static final int MAX_ENTRIES = 1_000;

  private static final Set<Column> BOUNDED =
      EnumSet.of(
          Column.DEVICE_NAME,
          Column.ACCOUNT_NAME,
          Column.LOCAL_IP,
          Column.REMOTE_IP,
          Column.REGISTRY_KEY,
          Column.REGISTRY_VALUE_NAME,
          Column.REGISTRY_VALUE_DATA,
          Column.PROCESS_FILE_NAME,
          Column.PROCESS_COMMAND_LINE,
          Column.UNAUTHORIZED_SERVERS,
          Column.REGISTERED_DOMAIN,
          Column.SAMPLE_NAMES,
          Column.ORDINARY_DOMAIN);

  private FindingLimits() {}

  /** The finding within the limits; its id stays. */
  public static Finding bounded(Finding finding) {
    return new Finding(
        finding.findingId(),
        finding.type(),
        finding.timestamp(),
        name(finding.deviceName()),
        name(finding.accountName()),
        name(finding.localIp()),
        name(finding.remoteIp()),
        finding.remotePort(),
        name(finding.processFileName()),
        cut(finding.processCommandLine(), MAX_COMMAND_LINE_BYTES),
        key(finding.registryKey()),
        name(finding.registryValueName()),
        cut(finding.registryValueData(), MAX_DATA_BYTES),
        finding.queryCount(),
        finding.uniqueServers(),
        names(finding.unauthorizedServers()),
        finding.revision(),
        finding.allowlistVersion(),
        origin(finding.origin()),
        finding.inspectedCount(),
        figures(finding.names()));
  }

  /** A name, such as a device's, as findings have it; null stays null. */
  public static String name(String text) {
    return cut(text, MAX_NAME_BYTES);
  }

  /** A registry key as findings have it; null stays null. */
  public static String key(String text) {
    return cut(text, MAX_KEY_BYTES);
  }

  /** Where a process comes from, as findings have it. */
  public static ProcessOrigin origin(ProcessOrigin origin) {
    return origin == ProcessOrigin.UNKNOWN
        ? origin
        : ProcessOrigin.of(
            cut(origin.folder(), MAX_PATH_BYTES), name(origin.company()), name(origin.parent()));
  }

  /** The columns of which something was cut, by their names; null if there are none. */
  public static List<String> truncated(Finding finding) {
    List<String> columns =
        BOUNDED.stream()
            .filter(column -> isCut(column.of(finding)))
            .map(Column::columnName)
            .toList();
    return columns.isEmpty() ? null : columns;
  }

  private static boolean isCut(Object value) {
    return value instanceof List<?> entries
        ? entries.stream().anyMatch(FindingLimits::isCut)
        : value instanceof String text && CutText.isCut(text);
  }

  private static NameFigures figures(NameFigures names) {
    return names == null
        ? null
        : names.withTexts(name(names.domain()), names(names.sample()), name(names.ordinaryEntry()));
  }

  private static List<String> names(List<String> texts) {
    if (texts == null) {
      return null;
    }
    List<String> bounded = new ArrayList<>();
    for (String text : texts.subList(0, Math.min(texts.size(), MAX_ENTRIES))) {
      bounded.add(name(text));
    }
    if (texts.size() > MAX_ENTRIES) {
      bounded.add(CutText.markOfList(texts.size()));
    }
    return bounded;
  }

  private static String cut(String text, int maxBytes) {
    return text == null ? null : CutText.of(text, maxBytes);
  }
}
