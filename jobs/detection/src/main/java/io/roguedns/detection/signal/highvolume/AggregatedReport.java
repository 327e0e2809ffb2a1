package io.roguedns.detection.signal.highvolume;

import io.roguedns.event.NetworkEvent;

/**
 * Rows of the action types {@code ConnectionSuccessAggregatedReport} and {@code
 * ConnectionFailedAggregatedReport}, which aggregate the connections of an hour.
 */
final class AggregatedReport {
  private static final String ACTION_SUFFIX = "AggregatedReport";
  private static final String COUNT_FIELD = "\"uniqueEventsAggregated\"";

  /** A larger count than an hour can hold is the sender's mistake, or an attempt to overflow. */
  private static final long MOST = 1_000_000_000;

  private AggregatedReport() {}

  static boolean is(NetworkEvent event) {
    return event.actionType().endsWith(ACTION_SUFFIX);
  }

  /**
   * The number of aggregated connections: the number after the field's name, quoted or not; 1 if
   * there is none.
   */
  static long count(NetworkEvent event) {
    String fields = event.additionalFields();
    int at = fields.indexOf(COUNT_FIELD);
    if (at < 0) {
      return 1;
    }
    at += COUNT_FIELD.length();
    while (at < fields.length() && " \t\r\n:\"".indexOf(fields.charAt(at)) >= 0) {
      at++;
    }
    long count = 0;
    while (at < fields.length() && fields.charAt(at) >= '0' && fields.charAt(at) <= '9') {
      count = Math.min(MOST, count * 10 + fields.charAt(at) - '0');
      at++;
    }
    return Math.max(1, count);
  }
}
