package io.roguedns.detection.signal.highvolume;

import io.roguedns.event.NetworkEvent;
import java.io.Serializable;

/** Which rows are queries, and what each counts for. */
interface CountingRule extends Serializable {
  /** Adds a row to its group's counts, if it is to be counted. */
  void count(NetworkEvent event, LocalCounts counts);
}
