package io.roguedns.detection.signal.highvolume;

import io.roguedns.allowlist.Allowlist;
import java.io.Serializable;

/** Creates the counting rule for an allowlist, again for every update of the list. */
interface CountingRules extends Serializable {
  CountingRule by(Allowlist allowlist);
}
