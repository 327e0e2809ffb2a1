package io.roguedns.detection.graph;

import io.roguedns.alert.Alert;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.decode.RejectedRow;
import io.roguedns.decode.RowBlock;
import io.roguedns.detection.alert.Alerts;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.ingest.Ingest;
import io.roguedns.detection.ingest.Receipt;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.configurationchange.ConfigurationChange;
import io.roguedns.detection.signal.configurationchange.Tampering;
import io.roguedns.detection.signal.highvolume.HighVolume;
import io.roguedns.detection.signal.highvolume.SustainedVolume;
import io.roguedns.detection.signal.tunnelbyname.SustainedNames;
import io.roguedns.detection.signal.tunnelbyname.TunnelByName;
import io.roguedns.detection.signal.unauthorizedresolver.PersistentUse;
import io.roguedns.detection.signal.unauthorizedresolver.UnauthorizedResolver;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.time.Instant;
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
 *                    │            └─► high-volume ───────────┼─► findings ─► evidence ─► patterns (CEP) ─┐
 *                    │                  └─ late              │                                         ├─► alerts
 *                    ├─ late (from the future)               │                                         │
 *                    ├─ registry ───► configuration-change ──┤                                         │
 *                    ├─ queries ────► tunnel-by-name ────────┘                                         │
 *                    ├─ network info ─► context ───────────────────────────────────────────────────────┘
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
   * @param late rows from the future, and those that came after their bin had closed
   */
  public record Outputs(
      DataStream<Finding> findings,
      Optional<DataStream<Alert>> alerts,
      DataStream<RejectedRow> rejected,
      DataStream<LateRow> late) {}

  private DetectionGraph() {}

  /**
   * Puts the graph together.
   *
   * @param lists the allowlist that rows are judged by
   * @param live whether the rows never end, so that findings are told before their bins close
   */
  public static Outputs of(
      DataStream<RowBlock> blocks, Settings settings, AllowlistSupply lists, boolean live) {
    Ingest rows = Ingest.of(blocks, receipt(settings));

    List<DataStream<Finding>> bySignal = new ArrayList<>();
    DataStream<LateRow> late = rows.late();
    Optional<DataStream<Evidence>> repairs = Optional.empty();
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
      late = late.union(volume.late());
    }
    if (runs(settings, DetectionType.TUNNEL_BY_NAME)) {
      TunnelByName.Outputs names =
          TunnelByName.detect(rows.queries(), settings.tunnelByName(), lists, live);
      bySignal.add(names.findings());
      late = late.union(names.late());
    }
    if (runs(settings, DetectionType.CONFIGURATION_CHANGE)) {
      ConfigurationChange.Outputs changes =
          ConfigurationChange.detect(
              rows.registry(),
              ConfigurationChange.decisions(settings.semantics(), settings.configurationChange()),
              lists);
      bySignal.add(changes.findings());
      repairs = Optional.of(changes.repairs());
    }

    DataStream<Finding> findings = bySignal.stream().reduce(DataStream::union).orElseThrow();
    Optional<DataStream<Alert>> alerts =
        settings.alerts().enabled()
            ? Optional.of(alerts(findings, repairs, rows.networkInfo(), settings))
            : Optional.empty();
    DataStream<RejectedRow> rejected = rows.rejected();
    if (lists.rejected().isPresent()) {
      rejected = rejected.union(lists.rejected().get());
    }
    return new Outputs(findings, alerts, rejected, late);
  }

  private static DataStream<Alert> alerts(
      DataStream<Finding> findings,
      Optional<DataStream<Evidence>> repairs,
      DataStream<NetworkInfo> networks,
      Settings settings) {
    Alerts alerts =
        new Alerts(
            settings.alerts(),
            settings.highVolume().bin(),
            settings.tunnelByName().bytes(),
            runs(settings, DetectionType.TUNNEL_BY_NAME));
    Alerts.Streams evidence = alerts.evidence(findings, repairs);
    Settings.Alerts.Patterns patterns = settings.alerts().patterns();
    DataStream<Clue> escalated =
        PersistentUse.escalate(evidence.uses(), patterns)
            .union(
                SustainedVolume.escalate(evidence.volumes(), settings.highVolume().bin(), patterns),
                Tampering.escalate(evidence.changes(), patterns),
                SustainedNames.escalate(evidence.names(), settings.tunnelByName(), patterns));
    return alerts.tell(evidence, escalated, networks);
  }

  /**
   * When the rows were received: topics say it of each record, files are received when the run
   * starts. With {@code --to} it is said already which rows of files are judged.
   */
  static Receipt receipt(Settings settings) {
    Settings.Input input = settings.input();
    return input.kafka() != null || input.range().to() < Long.MAX_VALUE
        ? Receipt.UNKNOWN
        : Receipt.at(Ticks.ofInstant(Instant.now()), input.clockTolerance());
  }

  static boolean runs(Settings settings, DetectionType type) {
    return settings.signals().contains(type.signal());
  }
}
