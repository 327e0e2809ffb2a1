package io.roguedns.format.zeek;

import io.roguedns.event.Table;
import java.util.Locale;

/** The supported logs of Zeek. */
public enum ZeekLog {
  CONN(Table.ZEEK_CONN),
  DNS(Table.ZEEK_DNS),
  /** A log that no signal needs. */
  OTHER(null);

  private static final String[] OF_DNS = {
    "query", "qtype", "qtype_name", "qclass", "rcode", "rcode_name", "trans_id"
  };
  private static final String[] OF_CONN = {
    "conn_state", "orig_bytes", "resp_bytes", "orig_pkts", "resp_pkts", "missed_bytes"
  };

  private final Table table;

  ZeekLog(Table table) {
    this.table = table;
  }

  /** What its rows are counted under, or null. */
  Table table() {
    return table;
  }

  /**
   * The log that a file's or topic's name tells: {@code dns} or {@code conn} as a word of the
   * path's last component, as in {@code dns.10:00:00-11:00:00.log.gz}.
   *
   * @return null if it tells none, or both
   */
  public static ZeekLog ofName(String path) {
    boolean dns = false;
    boolean conn = false;
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    for (String word : name.split("[^a-z0-9]+")) {
      dns |= word.equals("dns");
      conn |= word.equals("conn");
    }
    return dns == conn ? null : dns ? DNS : CONN;
  }

  /** The log that a row is of: by what it says itself, else by its fields, else by its file. */
  static ZeekLog of(ZeekFields row, ZeekLog ofName) {
    String path = row.path();
    if (!path.isEmpty()) {
      return path.equals("dns") ? DNS : path.equals("conn") ? CONN : OTHER;
    }
    boolean dns = hasAny(row, OF_DNS);
    boolean conn = hasAny(row, OF_CONN);
    if (dns != conn) {
      return dns ? DNS : CONN;
    }
    return ofName == null ? OTHER : ofName;
  }

  private static boolean hasAny(ZeekFields row, String[] fields) {
    for (String field : fields) {
      if (row.has(field)) {
        return true;
      }
    }
    return false;
  }
}
