package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.event.Ticks;

/** The keys by which names are aggregated. */
enum Scope {
  /** A device and a registered domain, within the configured window. */
  DOMAIN,
  /** A device and a registered domain, within a day. */
  DAY,
  /** A device and a resolver, within the configured window. */
  RESOLVER;

  /**
   * The width of its windows, in ticks.
   *
   * @param window the configured width
   */
  long width(long window) {
    return this == DAY ? Ticks.PER_DAY : window;
  }
}
