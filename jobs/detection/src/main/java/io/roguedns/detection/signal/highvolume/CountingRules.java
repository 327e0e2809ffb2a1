package io.roguedns.detection.signal.highvolume;

import io.roguedns.allowlist.Allowlist;
import java.io.Serializable;

/** Makes the rule of what counts by an allowlist: anew whenever the list is updated. */
interface CountingRules extends Serializable {
  CountingRule by(Allowlist allowlist);
}
