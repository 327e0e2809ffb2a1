package io.roguedns.detection.settings;

/** Which reading of the query is run. */
public enum Semantics {
  /** The intent of the query. */
  STRICT,
  /** Exactly the rows that the query returns. */
  KQL
}
