package io.roguedns.detection.graph;

import io.roguedns.alert.Alert;
import io.roguedns.detection.alert.Alerts;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.ingest.Ingest;
import io.roguedns.detection.ingest.Receipt;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.Signals;
import io.roguedns.detection.signal.api.Events;
import io.roguedns.detection.signal.api.Run;
import io.roguedns.detection.signal.api.Signal;
import io.roguedns.detection.signal.api.SignalOutput;
import io.roguedns.event.LateRow;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Finding;
import io.roguedns.format.RowBlock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The detection, from blocks of rows to findings; read from top to bottom it is the product.
 * Sources and sinks are given, so that every mode and every test runs this very graph.
 *
 * <pre>
 *  blocks ─► ingest ─┬─ network, registry, queries ─► each signal ─┬─► findings ─► evidence ─► patterns (CEP) ─┐
 *                    │                                             └─ late                                     ├─► alerts
 *                    ├─ late (from the future)                                                                 │
 *                    ├─ network info ─► context ───────────────────────────────────────────────────────────────┘
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
   * Puts the graph together, of all signals that the settings name.
   *
   * @param lists the allowlist that rows are judged by
   * @param live whether the rows never end, so that findings are emitted before their bins close
   */
  public static Outputs of(
      DataStream<RowBlock> blocks, Settings settings, AllowlistSupply lists, boolean live) {
    return of(Signals.ALL, blocks, settings, lists, live);
  }

  /**
   * Puts the graph together.
   *
   * @param signals those that there are; the settings name those that the run has
   */
  public static Outputs of(
      List<Signal> signals,
      DataStream<RowBlock> blocks,
      Settings settings,
      AllowlistSupply lists,
      boolean live) {
    Ingest rows = Ingest.of(blocks, receipt(settings));
    Events events = new Events(rows.network(), rows.registry(), rows.queries());
    Run run = new Run(settings, lists, live);
    List<SignalOutput> outputs =
        signals.stream()
            .filter(signal -> settings.signals().contains(signal.id()))
            .map(signal -> signal.detect(events, run))
            .toList();

    DataStream<Finding> findings =
        outputs.stream().map(SignalOutput::findings).reduce(DataStream::union).orElseThrow();
    Optional<DataStream<Alert>> alerts =
        settings.alerts().enabled()
            ? Optional.of(
                new Alerts(settings, signals)
                    .of(findings, present(outputs, SignalOutput::evidence), rows.networkInfo()))
            : Optional.empty();
    return new Outputs(
        findings,
        alerts,
        lists.rejected().map(rows.rejected()::union).orElse(rows.rejected()),
        present(outputs, SignalOutput::late).stream().reduce(rows.late(), DataStream::union));
  }

  private static <T> List<DataStream<T>> present(
      List<SignalOutput> outputs, Function<SignalOutput, Optional<DataStream<T>>> part) {
    return outputs.stream().map(part).flatMap(Optional::stream).toList();
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
}
