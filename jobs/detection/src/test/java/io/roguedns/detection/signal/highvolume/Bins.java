package io.roguedns.detection.signal.highvolume;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.settings.Semantics;
import io.roguedns.detection.settings.Settings;
import io.roguedns.event.NetworkEvent;
import io.roguedns.finding.Finding;
import io.roguedns.finding.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The signal's decision without Flink: rows are counted by some readers, added up, and judged. */
public final class Bins {
  /** A few, so that devices share some. */
  private static final int SHARES = 2;

  private record Window(long bin, int share) {}

  private Bins() {}

  /**
   * The verdicts on some rows.
   *
   * @param readers how many count side by side; which one reads a row is the row's index modulo
   *     this
   */
  public static List<Verdict> judge(
      Semantics semantics,
      Settings.HighVolume settings,
      Allowlist allowlist,
      List<NetworkEvent> rows,
      int readers) {
    CountingRule rule =
        semantics == Semantics.KQL
            ? new KqlCounting(settings)
            : new StrictCounting(settings, allowlist);
    AddUp addUp = new AddUp(BinCounts.UNWATCHED);
    Map<Window, BinCounts> sums = new HashMap<>();
    for (int reader = 0; reader < readers; reader++) {
      LocalCounts counts = new LocalCounts();
      for (int row = reader; row < rows.size(); row += readers) {
        if (rule.counts(rows.get(row))) {
          rule.count(rows.get(row), counts);
        }
      }
      counts.drain(
          SHARES,
          (bin, share, held) ->
              addUp.add(
                  new CountBatch(bin, share, 0, allowlist.versionAt(bin), held),
                  sums.computeIfAbsent(new Window(bin, share), any -> addUp.createAccumulator())));
    }
    BinDecision decision = new BinDecision(settings.threshold(), settings.bin());
    List<Verdict> verdicts = new ArrayList<>();
    for (BinCounts sum : sums.values()) {
      sum.byDevice().forEach(device -> verdicts.addAll(decision.judge(device, Finding.FINAL)));
    }
    return verdicts;
  }
}
