package io.roguedns.detection.signal.api;

import io.roguedns.finding.Verdict;
import java.io.Serializable;

/**
 * Decides about one row.
 *
 * @param <E> the kind of event
 */
public interface RowDecision<E> extends Serializable {
  Verdict judge(E event);
}
