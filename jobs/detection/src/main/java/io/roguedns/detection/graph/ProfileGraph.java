package io.roguedns.detection.graph;

import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.ingest.Ingest;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.highvolume.HighVolume;
import io.roguedns.event.LateRow;
import io.roguedns.event.RejectedRow;
import io.roguedns.finding.QueryCount;
import io.roguedns.format.RowBlock;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What thresholds are chosen by: the counts that {@code high-volume} judges, in bins of several
 * widths. Each width is counted by itself, since a flow's queries are put down to a process by what
 * is known in its bin, so that sums of narrow bins aren't what a wide one counts.
 *
 * <pre>
 *  blocks ─► ingest ─┬─ network ─┬─► high-volume's counts, bins of 1m ──┐
 *                    │           ├─► …                                  ├─► counts
 *                    │           └─► high-volume's counts, bins of 15m ─┘
 *                    └─ rejected
 * </pre>
 */
public final class ProfileGraph {
  /** The outputs of the graph. */
  public record Outputs(
      DataStream<QueryCount> counts, DataStream<RejectedRow> rejected, DataStream<LateRow> late) {}

  private ProfileGraph() {}

  /**
   * Puts the graph together.
   *
   * @param bins the widths of bins, all different
   * @param lists the allowlist that rows are judged by
   */
  public static Outputs of(
      DataStream<RowBlock> blocks, Settings settings, List<Duration> bins, AllowlistSupply lists) {
    Ingest rows = Ingest.of(blocks, DetectionGraph.receipt(settings));
    DataStream<QueryCount> counts =
        bins.stream()
            .map(
                bin ->
                    HighVolume.profile(
                        rows.network(),
                        settings.semantics(),
                        settings.highVolume().withBin(bin),
                        lists))
            .reduce(DataStream::union)
            .orElseThrow();
    return new Outputs(counts, rows.rejected(), rows.late());
  }
}
