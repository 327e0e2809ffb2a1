package io.roguedns.simulation.world;

import io.roguedns.event.Ticks;
import java.time.LocalDate;

/** A calendar day, UTC, on which a simulation is set. */
public record Day(LocalDate date) {
  public static final Day DEFAULT = new Day(LocalDate.of(2026, 3, 10));

  public long start() {
    return Ticks.parse(date.toString());
  }

  public long end() {
    return start() + Ticks.PER_DAY;
  }

  /** A time of this day. */
  public long at(int hour, int minute) {
    return start() + hour * Ticks.PER_HOUR + minute * Ticks.PER_MINUTE;
  }

  /** A time of this day, to the tick. */
  public long at(int hour, int minute, int second, int ticks) {
    return at(hour, minute) + second * Ticks.PER_SECOND + ticks;
  }
}
