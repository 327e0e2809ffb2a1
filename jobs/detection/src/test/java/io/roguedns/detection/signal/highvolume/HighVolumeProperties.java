package io.roguedns.detection.signal.highvolume;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.settings.Semantics;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.Rows;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Finding;
import io.roguedns.finding.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Counting in parts and adding up gives what counting all rows in the plainest way gives. */
class HighVolumeProperties {
  private static final Duration BIN = Duration.ofMinutes(5);
  private static final int THRESHOLD = 3;

  private static final Settings.HighVolume SETTINGS =
      new Settings.HighVolume(Set.of(53), THRESHOLD, BIN, -1);

  @Provide
  Arbitrary<List<NetworkEvent>> rows() {
    Arbitrary<String> device = Arbitraries.of("pc1", "pc2", "");
    Arbitrary<String> process = Arbitraries.of("a.exe", "A.exe", "b.exe", "");
    Arbitrary<String> server =
        Arbitraries.of("10.0.0.1", "8.8.8.8", "::ffff:8.8.8.8", "0.0.0.0", "2001:db8::1", "", "-");
    Arbitrary<String> action =
        Arbitraries.of("ConnectionSuccess", "ConnectionSuccess", "DnsConnectionInspected");
    Arbitrary<Integer> port = Arbitraries.of(-1, 50_000, 50_001, 50_002);
    Arbitrary<Integer> minute = Arbitraries.integers().between(0, 11);
    return Combinators.combine(device, process, server, action, port, minute)
        .as(
            (d, p, s, a, l, m) ->
                Rows.network(
                    Map.of(
                        "DeviceName", d,
                        "InitiatingProcessFileName", p,
                        "RemoteIP", s,
                        "ActionType", a,
                        "LocalPort", Integer.toString(l),
                        "Timestamp", String.format(Locale.ROOT, "2026-03-10T12:%02d:30Z", m))))
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 500)
  void kqlCountsRows(
      @ForAll("rows") List<NetworkEvent> rows, @ForAll @IntRange(min = 1, max = 4) int readers) {
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Set<String>> servers = new HashMap<>();
    for (NetworkEvent row : rows) {
      String group = group(row.deviceName(), row.processName(), bin(row));
      counts.merge(group, 1L, Long::sum);
      servers.computeIfAbsent(group, any -> new HashSet<>()).add(row.remoteIp());
    }
    Set<String> expected = new TreeSet<>();
    counts.forEach(
        (group, count) -> {
          if (count > THRESHOLD) {
            expected.add(group + " " + count + " " + servers.get(group).size());
          }
        });
    assertThat(found(Semantics.KQL, rows, readers)).isEqualTo(expected);
  }

  @Property(tries = 500)
  void strictCountsFlowsOnce(
      @ForAll("rows") List<NetworkEvent> rows, @ForAll @IntRange(min = 1, max = 4) int readers) {
    assertThat(found(Semantics.STRICT, rows, readers)).isEqualTo(PlainFlows.judge(rows, THRESHOLD));
  }

  private static Set<String> found(Semantics semantics, List<NetworkEvent> rows, int readers) {
    Set<String> found = new TreeSet<>();
    List<String> all = new ArrayList<>();
    for (Verdict verdict : Bins.judge(semantics, SETTINGS, Allowlist.EMPTY, rows, readers)) {
      Finding finding = verdict.finding();
      String process =
          semantics == Semantics.STRICT
              ? finding.processFileName().toLowerCase(Locale.ROOT)
              : finding.processFileName();
      all.add(
          group(finding.deviceName(), process, finding.timestamp())
              + " "
              + finding.queryCount()
              + " "
              + finding.uniqueServers());
    }
    found.addAll(all);
    assertThat(all).hasSameSizeAs(found);
    return found;
  }

  static long bin(NetworkEvent row) {
    return Ticks.bin(row.timestamp(), Ticks.ofDuration(BIN));
  }

  static String group(String device, String process, long bin) {
    return device + "|" + process + "|" + Ticks.format(bin);
  }
}
