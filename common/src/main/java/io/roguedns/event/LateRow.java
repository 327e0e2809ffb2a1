package io.roguedns.event;

/**
 * A network row that came after its bin had closed, so that it isn't counted. Signals that judge
 * row by row have judged it all the same.
 *
 * @param lateByMillis how far event time had moved past the row's own
 */
public record LateRow(NetworkEvent event, long lateByMillis) {}
