package io.roguedns.detection.settings;

/** Which reading of the query is run. */
public enum Semantics {
  /** What the query set out to find. */
  STRICT,
  /** Exactly the rows that the query returns. */
  KQL
}
