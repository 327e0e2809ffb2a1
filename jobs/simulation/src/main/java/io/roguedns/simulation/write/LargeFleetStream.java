package io.roguedns.simulation.write;

import io.roguedns.allowlist.AllowlistYaml;
import io.roguedns.allowlist.DefaultAllowlists;
import io.roguedns.simulation.fleet.LargeFleet;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.world.Day;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A large fleet's day as a stream: the rows of all tables in the order in which they arrive. */
public final class LargeFleetStream {
  /**
   * A row on its way.
   *
   * @param record as the Streaming API wraps it, with its table's name
   */
  public record Sent(String deviceName, String record) {}

  private LargeFleetStream() {}

  /** The rows; all of the day is in memory at once, but their records are made one by one. */
  public static Stream<Sent> rows(LargeFleet fleet) {
    List<List<Row>> rows = new ArrayList<>();
    for (int share = 0; share < fleet.shares(); share++) {
      rows.addAll(fleet.share(share).rows().values());
    }
    return Arrival.received(rows).stream()
        .map(received -> new Sent(received.row().deviceName(), Records.line(received)));
  }

  /** The fleet's allowlist, whose exemptions are valid on that day. */
  public static String allowlist(Day day) throws IOException {
    String own =
        Readme.template("fleet.allowlist.yaml")
            .orElseThrow(() -> new IllegalStateException("the fleet's allowlist is missing"));
    return AllowlistYaml.write(DefaultAllowlists.strict().entries())
        + own.replace("{{date}}", day.date().toString());
  }
}
