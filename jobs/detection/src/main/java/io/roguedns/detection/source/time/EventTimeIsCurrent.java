package io.roguedns.detection.source.time;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * A reader has had a row that was received no later after its event time than the bound allows; the
 * enumerator passes it on to all readers.
 */
final class EventTimeIsCurrent implements SourceEvent {
  private static final long serialVersionUID = 1L;
}
