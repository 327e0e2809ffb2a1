package io.roguedns.detection.sink.elasticsearch;

import io.roguedns.event.Ticks;
import io.roguedns.finding.Finding;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;

/**
 * What becomes of a finding: its document under its id, in its month's index. The revision is the
 * document's version, so that a replay can't put an older word over a newer one; a finding that is
 * told once has the version of a final one.
 */
final class FindingAction implements ElementConverter<Finding, BulkAction> {
  private static final long serialVersionUID = 1L;

  static final String ALIAS = "roguedns-findings";

  /** The index of times that no clock of today is likely to mean. */
  static final String OUTSIDE = ALIAS + "-other";

  private static final long FIRST_YEAR = 2000;
  private static final long LAST_YEAR = 2099;

  @Override
  public BulkAction apply(Finding finding, SinkWriter.Context context) {
    return of(finding);
  }

  static BulkAction of(Finding finding) {
    return new BulkAction(
        index(finding.timestamp()),
        finding.findingId(),
        finding.revision() == null ? Finding.FINAL : finding.revision(),
        finding.isWithdrawn() ? null : FindingDocument.bytes(finding));
  }

  /**
   * The index of a time. Times come from devices: without a limit, wrong clocks would make an index
   * for each month of ten thousand years, more than a cluster holds.
   */
  static String index(long ticks) {
    String text = Ticks.format(ticks);
    int year = Integer.parseInt(text.substring(0, 4));
    return year < FIRST_YEAR || year > LAST_YEAR
        ? OUTSIDE
        : ALIAS + "-" + text.substring(0, 4) + "." + text.substring(5, 7);
  }
}
