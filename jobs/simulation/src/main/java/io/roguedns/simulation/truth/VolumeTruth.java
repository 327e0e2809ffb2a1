package io.roguedns.simulation.truth;

import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The number of queries, counted while they are generated. */
final class VolumeTruth {
  private static final long BIN = 5 * Ticks.PER_MINUTE;
  private static final int THRESHOLD = 200;

  private record Group(String device, String process, long bin) {}

  private static final class Count {
    int queries;
    final Set<String> servers = new HashSet<>();
  }

  private final boolean foldsCase;
  private final Map<Group, Count> counts = new HashMap<>();

  VolumeTruth(Semantics semantics) {
    this.foldsCase = semantics == Semantics.STRICT;
  }

  void count(long at, String device, String process, String server) {
    String name = foldsCase ? process.toLowerCase(Locale.ROOT) : process;
    Count count = counts.computeIfAbsent(new Group(device, name, binOf(at)), group -> new Count());
    count.queries++;
    count.servers.add(server);
  }

  List<ExpectedFinding> findings() {
    List<ExpectedFinding> findings = new ArrayList<>();
    counts.forEach(
        (group, count) -> {
          if (count.queries > THRESHOLD) {
            findings.add(
                ExpectedFinding.highVolume(
                    group.bin(),
                    group.device(),
                    group.process(),
                    count.queries,
                    count.servers.size()));
          }
        });
    return findings;
  }

  static long binOf(long at) {
    return Ticks.bin(at, BIN);
  }
}
