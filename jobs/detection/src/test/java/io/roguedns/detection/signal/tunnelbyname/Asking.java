package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.Ticks;
import java.util.List;
import java.util.Random;

/** Queries made by hand, and names as tunnels and ordinary clients ask them. */
final class Asking {
  static final long NOON = Ticks.parse("2026-03-10T12:00:00Z");

  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz012345";

  private Asking() {}

  /** A query of pc1 at so many seconds past noon. */
  static DnsQuery query(double second, String name, String type) {
    return query("pc1", second, name, type, "10.0.0.1");
  }

  static DnsQuery query(String device, double second, String name, String type, String resolver) {
    return new DnsQuery(
        NOON + (long) (second * Ticks.PER_SECOND),
        device,
        "",
        "",
        resolver,
        name,
        type,
        "NOERROR",
        List.of(),
        ProcessOrigin.UNKNOWN);
  }

  /** The same, as the signal sees it. */
  static AskedName asked(double second, String name, String type) {
    return AskedName.of(query(second, name, type));
  }

  /** Text of so many characters that nobody asked before. */
  static String payload(Random dice, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(BASE32.charAt(dice.nextInt(BASE32.length())));
    }
    return text.toString();
  }

  /** What queries of one window come to. */
  static AskedNames names(Scope scope, List<AskedName> queries) {
    AskedName first = queries.get(0);
    AskedNames names =
        new AskedNames(
            new AskedNames.Key(
                scope,
                first.query().deviceName(),
                first.subject(scope),
                "",
                Ticks.bin(first.query().timestamp(), scope.width(Ticks.PER_HOUR))));
    queries.stream().filter(asked -> asked.isFor(scope)).forEach(names::add);
    return names;
  }
}
