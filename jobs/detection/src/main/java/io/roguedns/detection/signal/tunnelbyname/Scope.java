package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.event.Ticks;

/** What names are put together by. */
enum Scope {
  /** A device and a registered domain, within the window that is set. */
  DOMAIN,
  /** A device and a registered domain, within a day. */
  DAY,
  /** A device and a resolver, within the window that is set. */
  RESOLVER;

  /**
   * How wide its windows are, in ticks.
   *
   * @param window the width that is set
   */
  long width(long window) {
    return this == DAY ? Ticks.PER_DAY : window;
  }
}
