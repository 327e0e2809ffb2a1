package io.roguedns.cluster;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.fleet.LargeFleet;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Fleet;
import io.roguedns.simulation.write.LargeFleetStream;
import io.roguedns.simulation.write.LargeFleetStream.Sent;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The day of a simulated fleet that is sent to the job.
 *
 * @param day on which it is set
 * @param rows that are sent at most
 */
public record Demo(Day day, long seed, int devices, int adversaries, long rows) {
  /** The job's time never goes back, so that each demonstration is set after the one before. */
  private static final int DAYS_BETWEEN = 7;

  /** The time after the day's end when all pending results are emitted. */
  private static final long TO_THE_END = 2 * Ticks.PER_DAY;

  /** The day of a cluster's demonstration of a number, from 1 on. */
  static Day day(int number) {
    return new Day(Day.DEFAULT.date().plusDays((long) DAYS_BETWEEN * (number - 1)));
  }

  /** The rows, in the order in which they arrive. */
  public Stream<Sent> traffic() {
    return LargeFleetStream.rows(LargeFleet.of(new Fleet(seed, day), devices, adversaries))
        .limit(rows);
  }

  /** A row of much later that is nothing to report: with one in each partition, time goes on. */
  public String closing() {
    return String.format(
        Locale.ROOT,
        "{\"Timestamp\":\"%s\",\"DeviceName\":\"clock\",\"ActionType\":\"ConnectionSuccess\","
            + "\"RemoteIP\":\"10.0.0.1\",\"RemotePort\":53,"
            + "\"InitiatingProcessFileName\":\"svchost.exe\"}",
        Ticks.format(day.end() + TO_THE_END));
  }
}
