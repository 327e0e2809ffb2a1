package io.roguedns.detection.options;

import java.time.Duration;

/**
 * The group of a room that doesn't exist.
 *
 * @param width the value of its one option
 */
public record DummyOptions(Duration width) {
  /** What it takes to add an option: this declaration, and its place in the room's group. */
  public static final Option<Duration> WIDTH =
      Option.duration(
              Section.ofSignal("dummy"),
              "dummy.width",
              Duration.ofSeconds(1),
              Duration.ofHours(1),
              "The width of what isn't there")
          .withDefault("10m")
          .withDefaultIf(Semantics.OPTION, Semantics.KQL, "5m");

  public static final OptionGroup<DummyOptions> GROUP =
      OptionGroup.of(values -> new DummyOptions(values.get(WIDTH)), WIDTH);
}
