package io.roguedns.detection.graph;

import io.roguedns.alert.Alert;
import io.roguedns.decode.RejectedRow;
import io.roguedns.decode.RowBlock;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.ingest.Ingest;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.configurationchange.ConfigurationChange;
import io.roguedns.detection.signal.highvolume.HighVolume;
import io.roguedns.detection.signal.unauthorizedresolver.UnauthorizedResolver;
import io.roguedns.event.LateRow;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The detection, from blocks of rows to findings; read from top to bottom it is the product.
 * Sources and sinks are given, so that every mode and every test runs this very graph.
 *
 * <pre>
 *  blocks ─► ingest ─┬─ network ──┬─► unauthorized-resolver ─┐
 *                    │            └─► high-volume ───────────┼─► findings
 *                    │                  └─ late              │
 *                    ├─ registry ───► configuration-change ──┘
 *                    └─ rejected
 *
 *  allowlist (file, topic) ─► keep ─┬─► broadcast to every signal
 *                                   └─ rejected
 * </pre>
 */
public final class DetectionGraph {
  /**
   * The outputs of the graph.
   *
   * @param alerts every revision of every alert; empty if none are made
   */
  public record Outputs(
      DataStream<Finding> findings,
      Optional<DataStream<Alert>> alerts,
      DataStream<RejectedRow> rejected,
      Optional<DataStream<LateRow>> late) {}

  private DetectionGraph() {}

  /**
   * Puts the graph together.
   *
   * @param lists the allowlist that rows are judged by
   * @param live whether the rows never end, so that findings are told before their bins close
   */
  public static Outputs of(
      DataStream<RowBlock> blocks, Settings settings, AllowlistSupply lists, boolean live) {
    Ingest rows = Ingest.of(blocks);

    List<DataStream<Finding>> bySignal = new ArrayList<>();
    Optional<DataStream<LateRow>> late = Optional.empty();
    if (runs(settings, DetectionType.UNAUTHORIZED_RESOLVER)) {
      bySignal.add(
          UnauthorizedResolver.detect(
              rows.network(),
              UnauthorizedResolver.decisions(settings.semantics(), settings.unauthorizedResolver()),
              lists));
    }
    if (runs(settings, DetectionType.HIGH_VOLUME)) {
      HighVolume.Outputs volume =
          HighVolume.detect(
              rows.network(), settings.semantics(), settings.highVolume(), lists, live);
      bySignal.add(volume.findings());
      late = Optional.of(volume.late());
    }
    if (runs(settings, DetectionType.CONFIGURATION_CHANGE)) {
      bySignal.add(
          ConfigurationChange.detect(
              rows.registry(),
              ConfigurationChange.decisions(settings.semantics(), settings.configurationChange()),
              lists));
    }

    DataStream<Finding> findings = bySignal.stream().reduce(DataStream::union).orElseThrow();
    DataStream<RejectedRow> rejected = rows.rejected();
    if (lists.rejected().isPresent()) {
      rejected = rejected.union(lists.rejected().get());
    }
    return new Outputs(findings, Optional.empty(), rejected, late);
  }

  static boolean runs(Settings settings, DetectionType type) {
    return settings.signals().contains(type.signal());
  }
}
