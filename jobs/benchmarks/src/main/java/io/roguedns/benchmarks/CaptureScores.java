package io.roguedns.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** How soon each tunnel is detected, and the results of benign captures. */
record CaptureScores(List<Tunnel> tunnels, List<Benign> benign) {
  /**
   * The number of queries that the detection of a tunnel needs.
   *
   * @param queries their number
   * @param finding for a finding; null if the whole tunnel gives none
   * @param alert for an alert above low; null if the whole tunnel gives none
   * @param whole the results of the whole tunnel
   */
  record Tunnel(
      LabelledCapture capture, int queries, Needed finding, Needed alert, CaptureFindings whole) {}

  /** The tunnel's first queries, and how long they took. */
  record Needed(int queries, Duration time) {}

  /** The results of a benign capture. */
  record Benign(LabelledCapture capture, CaptureFindings whole) {}

  /**
   * Runs the detection as often as it takes.
   *
   * @param progress receives the progress
   */
  static CaptureScores of(
      CaptureRuns runs,
      List<TunnelRows> tunnels,
      List<LabelledCapture> benign,
      Consumer<String> progress)
      throws IOException {
    progress.accept("Findings of %d tunnels …".formatted(tunnels.size()));
    Map<TunnelRows, Integer> all = new LinkedHashMap<>();
    tunnels.forEach(rows -> all.put(rows, rows.queryCount()));
    Map<TunnelRows, Integer> findings =
        tunnels.isEmpty()
            ? Map.of()
            : LeastPrefix.find(Map.of(), only(runs.found(all), all), runs::found);

    progress.accept("Each tunnel separately …");
    Map<TunnelRows, CaptureFindings> whole = new LinkedHashMap<>();
    for (TunnelRows rows : tunnels) {
      whole.put(rows, runs.alone(rows, rows.queryCount()));
    }
    Map<TunnelRows, Integer> warned = new LinkedHashMap<>(all);
    warned.keySet().removeIf(rows -> !whole.get(rows).warnsOf(rows.prefix()));
    progress.accept("Alerts of %d tunnels …".formatted(warned.size()));
    Map<TunnelRows, Integer> alerts = alerts(runs, findings, warned);

    List<Tunnel> scored = new ArrayList<>();
    for (TunnelRows rows : tunnels) {
      scored.add(
          new Tunnel(
              rows.capture(),
              rows.queryCount(),
              needed(rows, findings.get(rows)),
              needed(rows, alerts.get(rows)),
              whole.get(rows)));
    }
    progress.accept("%d captures without a tunnel …".formatted(benign.size()));
    List<Benign> quiet = new ArrayList<>();
    for (LabelledCapture capture : benign) {
      quiet.add(new Benign(capture, runs.whole(capture.input())));
    }
    return new CaptureScores(scored, quiet);
  }

  /** Usually the query of the finding gives the alert, so it is tried before the binary search. */
  private static Map<TunnelRows, Integer> alerts(
      CaptureRuns runs, Map<TunnelRows, Integer> findings, Map<TunnelRows, Integer> warned)
      throws IOException {
    Map<TunnelRows, Integer> enough = new LinkedHashMap<>(warned);
    Map<TunnelRows, Integer> tooLittle = new LinkedHashMap<>();
    for (int fewer = 0; fewer <= 1; fewer++) {
      Map<TunnelRows, Integer> tried = new LinkedHashMap<>();
      for (var needed : enough.entrySet()) {
        int queries = findings.getOrDefault(needed.getKey(), 0) - fewer;
        if (queries > tooLittle.getOrDefault(needed.getKey(), 0) && queries < needed.getValue()) {
          tried.put(needed.getKey(), queries);
        }
      }
      Set<TunnelRows> yes = runs.warned(tried);
      tried.forEach(
          (rows, queries) -> (yes.contains(rows) ? enough : tooLittle).put(rows, queries));
    }
    return LeastPrefix.find(tooLittle, enough, runs::warned);
  }

  private static Map<TunnelRows, Integer> only(
      Set<TunnelRows> wanted, Map<TunnelRows, Integer> all) {
    Map<TunnelRows, Integer> only = new LinkedHashMap<>(all);
    only.keySet().retainAll(wanted);
    return only;
  }

  private static Needed needed(TunnelRows rows, Integer queries) {
    return queries == null ? null : new Needed(queries, rows.until(queries));
  }

  /** Whether every tunnel is detected, and no benign capture has an alert above low. */
  boolean areAsTheyShouldBe() {
    return tunnels.stream().allMatch(tunnel -> tunnel.finding() != null)
        && benign.stream().noneMatch(quiet -> isFlagged(quiet.whole()));
  }

  static boolean isFlagged(CaptureFindings whole) {
    return whole.alerts().stream().anyMatch(CaptureFindings::isAboveLow);
  }
}
