package io.roguedns.detection.options;

/** Which reading of the query is run. */
public enum Semantics {
  /** What the query set out to find. */
  STRICT,
  /** Exactly the rows that the query returns. */
  KQL;

  /** The option, by which others have another default. */
  public static final Option<Semantics> OPTION =
      Option.oneOf(
              Section.SEMANTICS,
              "semantics",
              Semantics.class,
              "strict finds what the query set out to find, kql exactly the rows that it returns")
          .withDefault("strict");
}
