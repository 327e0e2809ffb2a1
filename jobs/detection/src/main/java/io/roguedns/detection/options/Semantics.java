package io.roguedns.detection.options;

/** Which reading of the query is run. */
public enum Semantics {
  /** The intent of the query. */
  STRICT,
  /** Exactly the rows that the query returns. */
  KQL;

  /** The option, by which others have another default. */
  public static final Option<Semantics> OPTION =
      Option.oneOf(
              Section.SEMANTICS,
              "semantics",
              Semantics.class,
              "strict detects what the query is meant to detect, kql returns exactly its rows")
          .withDefault("strict");
}
