package io.roguedns.detection.signal.highvolume;

import io.roguedns.event.NetworkEvent;
import java.io.Serializable;

/** Selects and weighs the rows that are queries. */
interface CountingRule extends Serializable {
  /** Whether a row is to be counted. */
  boolean counts(NetworkEvent event);

  /** Adds a row that is to be counted to its group's counts. */
  void count(NetworkEvent event, LocalCounts counts);
}
