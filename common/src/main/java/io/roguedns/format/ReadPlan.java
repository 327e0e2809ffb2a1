package io.roguedns.format;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the signals need of the input, so that a reader reads no more: which tables, which rows of
 * them and which columns. A reader may hand on rows that the plan doesn't ask for only where
 * telling them apart would cost more than a signal's own test, and must never drop one that it asks
 * for.
 *
 * @param network what is needed of DeviceNetworkEvents, or null if nothing is
 * @param registry what is needed of DeviceRegistryEvents, or null if nothing is
 * @param networkInfo whether DeviceNetworkInfo is needed; if it is, all rows and columns are
 * @param range the rows' event time
 */
public record ReadPlan(Network network, Registry registry, boolean networkInfo, TimeRange range)
    implements Serializable {

  /** What is needed without DeviceNetworkInfo. */
  public ReadPlan(Network network, Registry registry, TimeRange range) {
    this(network, registry, false, range);
  }

  /** Columns of DeviceNetworkEvents; Timestamp and RemotePort are always read. */
  public enum NetworkColumn {
    DEVICE_NAME("DeviceName"),
    ACTION_TYPE("ActionType"),
    REMOTE_IP("RemoteIP"),
    LOCAL_IP("LocalIP"),
    LOCAL_PORT("LocalPort"),
    PROTOCOL("Protocol"),
    PROCESS_NAME("InitiatingProcessFileName"),
    COMMAND_LINE("InitiatingProcessCommandLine"),
    /** AccountName if the row has that column, else InitiatingProcessAccountName. */
    ACCOUNT("AccountName"),
    ADDITIONAL_FIELDS("AdditionalFields"),
    PROCESS_FOLDER("InitiatingProcessFolderPath"),
    PROCESS_COMPANY("InitiatingProcessVersionInfoCompanyName"),
    PARENT_PROCESS("InitiatingProcessParentFileName"),
    REPORT_ID("ReportId");

    private final String columnName;

    NetworkColumn(String columnName) {
      this.columnName = columnName;
    }

    public String columnName() {
      return columnName;
    }
  }

  /**
   * What is needed of DeviceNetworkEvents.
   *
   * @param ports rows with one of these remote ports are needed, others aren't
   * @param columns needed of every such row
   * @param detail needed besides, of rows whose address passes the screen
   * @param screen tells which addresses those are
   * @param detailActions action types (an exact match) whose rows need the detail columns whatever
   *     their address
   * @param queries whether the names are needed that were asked: a {@link
   *     io.roguedns.event.DnsQuery} besides of each row that carries one, and of rows that tell of
   *     nothing else
   */
  public record Network(
      Set<Integer> ports,
      EnumSet<NetworkColumn> columns,
      EnumSet<NetworkColumn> detail,
      AddressScreen screen,
      Set<String> detailActions,
      boolean queries)
      implements Serializable {
    /** What is needed without the queried names. */
    public Network(
        Set<Integer> ports,
        EnumSet<NetworkColumn> columns,
        EnumSet<NetworkColumn> detail,
        AddressScreen screen,
        Set<String> detailActions) {
      this(ports, columns, detail, screen, detailActions, false);
    }
  }

  /**
   * Tells whether a row to an address may become a finding by itself, so that its detail is worth
   * reading.
   */
  @FunctionalInterface
  public interface AddressScreen extends Serializable {
    /**
     * @param remoteIp the column's text, never null; asked once per distinct value where a reader
     *     can
     */
    boolean worthDetail(String remoteIp);
  }

  /**
   * What is needed of DeviceRegistryEvents. All columns of {@link io.roguedns.event.RegistryEvent}
   * are read, but for the process's origin.
   *
   * @param keyFragments rows whose RegistryKey contains one of these, without regard to ASCII case,
   *     are needed; in lower case, and each has a path component of letters, digits and {@code -}
   *     before its first backslash
   * @param origin whether the process's origin is needed of them
   */
  public record Registry(List<String> keyFragments, boolean origin) implements Serializable {
    /** The rows without their processes' origin. */
    public Registry(List<String> keyFragments) {
      this(keyFragments, false);
    }

    public boolean needsKey(String key) {
      for (String fragment : keyFragments) {
        if (indexOf(key, fragment) >= 0) {
          return true;
        }
      }
      return false;
    }

    /**
     * Where a fragment stands in a key. Only ASCII letters have a case here: {@code toLowerCase}
     * would turn a few letters of other scripts into ASCII ones, which a reader that searches bytes
     * can't see.
     */
    private static int indexOf(String key, String fragment) {
      int last = key.length() - fragment.length();
      for (int at = 0; at <= last; at++) {
        int same = 0;
        while (same < fragment.length() && lower(key.charAt(at + same)) == fragment.charAt(same)) {
          same++;
        }
        if (same == fragment.length()) {
          return at;
        }
      }
      return -1;
    }

    private static char lower(char letter) {
      return letter >= 'A' && letter <= 'Z' ? (char) (letter + ('a' - 'A')) : letter;
    }
  }

  /**
   * A half-open range of event time.
   *
   * @param from first tick that is in it
   * @param to first tick that is no longer in it
   */
  public record TimeRange(long from, long to) implements Serializable {
    public static final TimeRange ALL = new TimeRange(0, Long.MAX_VALUE);

    public boolean contains(long ticks) {
      return ticks >= from && ticks < to;
    }
  }
}
