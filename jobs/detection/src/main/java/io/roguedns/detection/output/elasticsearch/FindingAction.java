package io.roguedns.detection.output.elasticsearch;

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

  @Override
  public BulkAction apply(Finding finding, SinkWriter.Context context) {
    return of(finding);
  }

  static BulkAction of(Finding finding) {
    return new BulkAction(
        MonthlyIndex.of(ALIAS, finding.timestamp()),
        finding.findingId(),
        finding.revision() == null ? Finding.FINAL : finding.revision(),
        finding.isWithdrawn() ? null : FindingDocument.bytes(finding));
  }
}
