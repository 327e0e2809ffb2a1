package io.roguedns.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.NetworkInfo;
import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DeviceNetworksProperties {
  private static final long BEGIN = Ticks.parse("2026-03-01T00:00:00Z");
  private static final int MOST_HOURS = 24 * 20;

  /** How adapters stood, by a list of all that was ever said. */
  private static Set<String> naive(List<NetworkInfo> rows, long from, long to) {
    Set<String> resolvers = new HashSet<>();
    for (String adapter : List.of("{1}", "{2}")) {
      List<NetworkInfo> said =
          rows.stream()
              .filter(row -> row.adapter().equals(adapter))
              .sorted(Comparator.comparingLong(NetworkInfo::timestamp))
              .toList();
      for (int i = 0; i < said.size(); i++) {
        long since = said.get(i).timestamp();
        boolean within = since > from && since <= to + DeviceNetworks.GRACE;
        boolean atStart =
            since <= from
                && since >= from - DeviceNetworks.VALID
                && (i + 1 == said.size() || said.get(i + 1).timestamp() > from);
        if ((within || atStart) && said.get(i).status().equals("Up")) {
          resolvers.addAll(said.get(i).dnsAddresses());
        }
      }
    }
    return resolvers;
  }

  @Property(tries = 500)
  void whatIsForgottenIsNotAskedAnyMore(
      @ForAll("rows") @Size(max = 60) List<NetworkInfo> rows,
      @ForAll @IntRange(max = MOST_HOURS + 72) int asked,
      @ForAll @IntRange(max = 30) int length) {
    long from = BEGIN + asked * Ticks.PER_HOUR;
    long to = from + length * Ticks.PER_MINUTE;
    DeviceNetworks tidied = new DeviceNetworks(List.of());
    for (int hour = 0; hour <= asked + 1; hour++) {
      long now = BEGIN + hour * Ticks.PER_HOUR;
      List<NetworkInfo> known = new ArrayList<>(tidied.rows());
      long before = now - Ticks.PER_HOUR;
      rows.stream()
          .filter(row -> row.timestamp() > before && row.timestamp() <= now)
          .forEach(known::add);
      tidied = new DeviceNetworks(known);
      tidied.forget(now, now - Ticks.PER_DAY);
    }

    assertThat(tidied.during(from, to).resolvers()).isEqualTo(naive(rows, from, to));
    assertThat(new DeviceNetworks(rows).during(from, to).resolvers())
        .isEqualTo(naive(rows, from, to));
  }

  @Example
  void whatNoLongerCountsIsForgottenThoughTheNextRowIsFarAway() {
    NetworkInfo old = row(0, "{1}", "Up", "10.0.0.1");
    NetworkInfo next = row(24 * 400, "{1}", "Up", "10.0.0.1");
    DeviceNetworks networks = new DeviceNetworks(List.of(old, next));
    long keep = BEGIN + 8 * Ticks.PER_DAY;
    networks.forget(keep + Ticks.PER_DAY, keep);

    assertThat(networks.rows()).containsExactly(next);
  }

  @Example
  void whatIsSaidAgainAndAgainTakesNoRoom() {
    DeviceNetworks networks = new DeviceNetworks(List.of());
    for (int hour = 0; hour < MOST_HOURS; hour++) {
      List<NetworkInfo> known = new ArrayList<>(networks.rows());
      known.add(row(hour, "{1}", "Up", "10.0.0.1"));
      networks = new DeviceNetworks(known);
      long now = BEGIN + hour * Ticks.PER_HOUR;
      networks.forget(now, now - Ticks.PER_DAY);
      assertThat(networks.rows()).hasSizeLessThan(5);
    }
    long end = BEGIN + MOST_HOURS * Ticks.PER_HOUR;
    networks.forget(end + 9 * Ticks.PER_DAY, end + 8 * Ticks.PER_DAY);
    assertThat(networks.rows()).isEmpty();
  }

  /** Times that differ, so that it is clear which came last. */
  @Provide
  Arbitrary<List<NetworkInfo>> rows() {
    return Combinators.combine(
            Arbitraries.integers().between(0, MOST_HOURS),
            Arbitraries.of("{1}", "{2}"),
            Arbitraries.of("Up", "Up", "Down"),
            Arbitraries.of("10.0.0.1", "10.0.0.1", "203.0.113.9"))
        .as(DeviceNetworksProperties::row)
        .list()
        .uniqueElements(row -> row.adapter() + row.timestamp());
  }

  private static NetworkInfo row(int hour, String adapter, String status, String resolver) {
    return new NetworkInfo(
        BEGIN + hour * Ticks.PER_HOUR,
        "pc1",
        adapter,
        "Ethernet",
        status,
        "None",
        "",
        "",
        List.of(),
        List.of(resolver),
        List.of(),
        List.of(),
        hour);
  }
}
