package io.roguedns.detection.signal.api;

import io.roguedns.allowlist.Allowlist;
import java.io.Serializable;

/**
 * Makes a signal's decision by an allowlist: anew whenever the list is updated.
 *
 * @param <E> the kind of event
 */
public interface RowDecisions<E> extends Serializable {
  RowDecision<E> by(Allowlist allowlist);
}
