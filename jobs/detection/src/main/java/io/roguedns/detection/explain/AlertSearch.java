package io.roguedns.detection.explain;

import io.roguedns.detection.output.files.RunDirectory.Part;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Finds an alert by the prefix of its id. */
public final class AlertSearch {
  /** The maximum of alerts that are kept for one prefix. */
  private static final int MOST = 10;

  private final Map<String, ResultRow> found = new TreeMap<>();
  private long alerts;

  private AlertSearch() {}

  /**
   * Reads all alerts.
   *
   * @param prefix of the id, in lower case
   */
  public static AlertSearch of(Results results, String prefix) throws IOException {
    AlertSearch search = new AlertSearch();
    results.read(Part.ALERTS, row -> search.look(row, prefix));
    return search;
  }

  private void look(ResultRow row, String prefix) {
    alerts++;
    String id = row.text("AlertId");
    if (id == null || !id.startsWith(prefix)) {
      return;
    }
    // A live run writes every revision, in any order.
    if (found.containsKey(id) || found.size() < MOST) {
      found.merge(
          id, row, (one, other) -> other.number("Revision") > one.number("Revision") ? other : one);
    }
  }

  /** The number of alert rows. */
  public long alerts() {
    return alerts;
  }

  /** The last revision of each alert with this prefix, up to the limit. */
  public Map<String, ResultRow> found() {
    return found;
  }
}
