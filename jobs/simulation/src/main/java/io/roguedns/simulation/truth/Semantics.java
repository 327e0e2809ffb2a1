package io.roguedns.simulation.truth;

/** The two meanings that the job's findings can have. */
public enum Semantics {
  /** What the query set out to find. */
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
