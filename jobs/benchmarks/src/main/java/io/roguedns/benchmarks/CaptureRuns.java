package io.roguedns.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Runs the detection over captures, or over prefixes of them.
 *
 * <p>Findings about names are about one device, so one run can have many captures, each with
 * distinct devices. Alerts depend on the other users of a resolver, so each capture is run
 * separately for them.
 */
final class CaptureRuns {
  private static final int PARALLELISM = Runtime.getRuntime().availableProcessors();

  private final Path work;
  private final String signal;
  private final List<String> options;

  /**
   * @param work a directory for prefixes and results
   * @param signal the scored signal
   * @param options further options of {@code detect}
   */
  CaptureRuns(Path work, String signal, List<String> options) {
    this.work = work.toAbsolutePath();
    this.signal = signal;
    this.options = options;
  }

  /** A whole capture. */
  CaptureFindings whole(Path input) throws IOException {
    return run(input, "on");
  }

  /** A capture's rows up to a query of the tunnel. */
  CaptureFindings alone(TunnelRows rows, int query) throws IOException {
    return cut(Map.of(rows, query), "on");
  }

  /** The tunnels with a finding in the given number of first queries. */
  Set<TunnelRows> found(Map<TunnelRows, Integer> queries) throws IOException {
    CaptureFindings findings = cut(queries, "off");
    return having(queries, rows -> findings.tellsOf(rows.prefix()));
  }

  /** The tunnels with an alert above low in the given number of first queries. */
  Set<TunnelRows> warned(Map<TunnelRows, Integer> queries) throws IOException {
    Map<TunnelRows, CaptureFindings> findings = new LinkedHashMap<>();
    for (var part : queries.entrySet()) {
      findings.put(part.getKey(), alone(part.getKey(), part.getValue()));
    }
    return having(queries, rows -> findings.get(rows).warnsOf(rows.prefix()));
  }

  private static Set<TunnelRows> having(
      Map<TunnelRows, Integer> queries, Predicate<TunnelRows> condition) {
    Set<TunnelRows> having = new LinkedHashSet<>();
    queries.keySet().stream().filter(condition).forEach(having::add);
    return having;
  }

  private CaptureFindings cut(Map<TunnelRows, Integer> queries, String alerts) throws IOException {
    Path input = work.resolve("input");
    EventData.delete(input);
    for (var part : queries.entrySet()) {
      part.getKey().write(part.getValue(), input.resolve(part.getKey().prefix()));
    }
    return run(input, alerts);
  }

  private CaptureFindings run(Path input, String alerts) throws IOException {
    Path results = work.resolve("results");
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--alerts", alerts));
    DetectionJob.run(input, PARALLELISM, results, all.toArray(String[]::new));
    return CaptureFindings.read(results, signal);
  }
}
