package io.roguedns.simulation.truth;

/** The two semantics of findings. */
public enum Semantics {
  /** The intent of the query. */
  STRICT("strict"),
  /** Exactly the rows that the query returns. */
  KQL("kql");

  private final String label;

  Semantics(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
