package io.roguedns.detection.signal.api;

import io.roguedns.allowlist.Allowlist;
import java.io.Serializable;

/**
 * Creates a signal's decision for an allowlist, again for every update of the list.
 *
 * @param <E> the kind of event
 */
public interface RowDecisions<E> extends Serializable {
  RowDecision<E> by(Allowlist allowlist);
}
