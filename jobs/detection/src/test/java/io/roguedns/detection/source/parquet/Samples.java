package io.roguedns.detection.source.parquet;

import io.roguedns.event.Ticks;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.format.ReadPlan.TimeRange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Rows as they may come, the same for the same seed; and a plan that wants some of them. */
final class Samples {
  static final long NOON = Ticks.parse("2024-05-01T12:00:00Z");

  static final ReadPlan PLAN =
      new ReadPlan(
          new ReadPlan.Network(
              Set.of(53, 853, 70_000),
              EnumSet.of(
                  NetworkColumn.DEVICE_NAME,
                  NetworkColumn.REMOTE_IP,
                  NetworkColumn.PROCESS_NAME,
                  NetworkColumn.REPORT_ID),
              EnumSet.of(
                  NetworkColumn.LOCAL_IP,
                  NetworkColumn.LOCAL_PORT,
                  NetworkColumn.ACCOUNT,
                  NetworkColumn.COMMAND_LINE,
                  NetworkColumn.ADDITIONAL_FIELDS),
              remoteIp -> remoteIp.startsWith("8."),
              Set.of("DnsConnectionInspected")),
          new ReadPlan.Registry(List.of("services\\tcpip\\parameters")),
          TimeRange.ALL);

  private static final int[] PORTS = {53, 53, 443, 443, 443, 80, 853, 5353, 70_000};
  private static final String[] ACTIONS = {"ConnectionSuccess", "DnsConnectionInspected", ""};

  private Samples() {}

  /**
   * Some rows.
   *
   * @param nulls one value in so many is missing; 0 for none
   */
  static List<NetworkRow> rows(int count, long seed, int nulls) {
    Random random = new Random(seed);
    List<NetworkRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          new NetworkRow(
              missing(random, nulls) ? null : NOON + i * Ticks.PER_MILLISECOND,
              missing(random, nulls) ? null : PORTS[random.nextInt(PORTS.length)],
              text(random, nulls, "device-" + random.nextInt(20)),
              text(random, nulls, ACTIONS[random.nextInt(ACTIONS.length)]),
              text(random, nulls, random.nextInt(10) + ".8." + random.nextInt(256) + ".8"),
              text(random, nulls, "10.0.0." + random.nextInt(256)),
              missing(random, nulls) ? null : random.nextInt(65_536),
              text(random, nulls, random.nextBoolean() ? "Udp" : "Tcp"),
              text(random, nulls, "процесс-" + random.nextInt(5) + ".exe"),
              text(random, nulls, "cmd /c " + "x".repeat(random.nextInt(120)) + random.nextInt()),
              text(random, nulls, "user" + random.nextInt(7)),
              text(random, nulls, "{\"n\":" + random.nextInt(3) + "}"),
              missing(random, nulls) ? null : random.nextLong(1L << 40)));
    }
    return rows;
  }

  private static boolean missing(Random random, int nulls) {
    return nulls > 0 && random.nextInt(nulls) == 0;
  }

  private static String text(Random random, int nulls, String value) {
    return missing(random, nulls) ? null : value;
  }
}
