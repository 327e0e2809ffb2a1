package io.roguedns.detection.output.files;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertContext;
import io.roguedns.detection.types.AlertSerializer;
import io.roguedns.detection.types.FindingSerializer;
import io.roguedns.detection.types.LateRowSerializer;
import io.roguedns.detection.types.QueryCountSerializer;
import io.roguedns.detection.types.RejectedRowSerializer;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.RejectedRow;
import io.roguedns.finding.Finding;
import io.roguedns.finding.QueryCount;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** What sorting needs to know of rows. Two rows that compare as equal are written as the same. */
interface RowKind<T> extends Comparator<T>, Serializable {
  RowKind<Finding> FINDINGS = new FindingKind();
  RowKind<Alert> ALERTS = new AlertKind();
  RowKind<QueryCount> COUNTS = new CountKind();
  RowKind<RejectedRow> REJECTED = new RejectedRowKind();
  RowKind<LateRow> LATE = new LateRowKind();

  /** How rows lie in a temporary file. */
  TypeSerializer<T> serializer();

  /** About how many bytes of heap a row takes; rather too many than too few. */
  long weight(T row);

  /** About how many bytes of heap a text takes. */
  static long weight(String text) {
    return text == null ? 0 : 48 + 2L * text.length();
  }

  /** Findings, newest first. */
  final class FindingKind implements RowKind<Finding> {
    private static final long OBJECTS_BYTES = 256;

    @Override
    public int compare(Finding left, Finding right) {
      return FindingOrder.NEWEST_FIRST.compare(left, right);
    }

    @Override
    public TypeSerializer<Finding> serializer() {
      return FindingSerializer.INSTANCE;
    }

    @Override
    public long weight(Finding row) {
      long weight = OBJECTS_BYTES + RowKind.weight(row.findingId());
      weight += RowKind.weight(row.deviceName()) + RowKind.weight(row.accountName());
      weight += RowKind.weight(row.localIp()) + RowKind.weight(row.remoteIp());
      weight += RowKind.weight(row.processFileName()) + RowKind.weight(row.processCommandLine());
      weight += RowKind.weight(row.registryKey()) + RowKind.weight(row.registryValueName());
      weight += RowKind.weight(row.registryValueData());
      weight += RowKind.weight(row.origin().folder()) + RowKind.weight(row.origin().company());
      weight += RowKind.weight(row.origin().parent());
      if (row.unauthorizedServers() != null) {
        for (String server : row.unauthorizedServers()) {
          weight += RowKind.weight(server);
        }
      }
      return weight;
    }
  }

  /** Alerts, worst first; a run tells each once, so ids settle the rest. */
  final class AlertKind implements RowKind<Alert> {
    private static final long OBJECTS_BYTES = 512;

    private static final Comparator<Alert> WORST_FIRST =
        Comparator.comparingInt(Alert::score)
            .reversed()
            .thenComparingLong(Alert::firstSeen)
            .thenComparing(Alert::alertId)
            .thenComparingLong(Alert::revision);

    @Override
    public int compare(Alert left, Alert right) {
      return WORST_FIRST.compare(left, right);
    }

    @Override
    public TypeSerializer<Alert> serializer() {
      return AlertSerializer.INSTANCE;
    }

    @Override
    public long weight(Alert row) {
      AlertContext context = row.context();
      long weight = OBJECTS_BYTES + RowKind.weight(row.alertId()) + RowKind.weight(row.summary());
      weight += RowKind.weight(row.deviceName()) + RowKind.weight(row.resolver());
      weight += RowKind.weight(row.process()) + RowKind.weight(row.account());
      weight += weight(row.findingIds()) + weight(context.resolvers());
      weight += weight(context.processes()) + weight(context.commandLines());
      weight += weight(context.settings()) + weight(context.devices());
      weight += weight(context.networks()) + weight(context.configuredResolvers());
      return weight;
    }

    private static long weight(List<String> texts) {
      return texts.stream().mapToLong(RowKind::weight).sum();
    }
  }

  /**
   * Counts by the width of their bin, the most queries first, so that what passes a threshold lies
   * together.
   */
  final class CountKind implements RowKind<QueryCount> {
    private static final long OBJECTS_BYTES = 96;

    private static final Comparator<QueryCount> MOST_FIRST =
        Comparator.comparingLong(QueryCount::width)
            .thenComparing(Comparator.comparingLong(QueryCount::queries).reversed())
            .thenComparing(Comparator.comparingLong(QueryCount::exempt).reversed())
            .thenComparingLong(QueryCount::bin)
            .thenComparing(QueryCount::device)
            .thenComparing(QueryCount::process);

    @Override
    public int compare(QueryCount left, QueryCount right) {
      return MOST_FIRST.compare(left, right);
    }

    @Override
    public TypeSerializer<QueryCount> serializer() {
      return QueryCountSerializer.INSTANCE;
    }

    @Override
    public long weight(QueryCount row) {
      return OBJECTS_BYTES
          + RowKind.weight(row.device())
          + RowKind.weight(row.process())
          + RowKind.weight(row.exemptBy());
    }
  }

  /** Rejected rows, in the order in which they lie in their sources. */
  final class RejectedRowKind implements RowKind<RejectedRow> {
    private static final long OBJECTS_BYTES = 128;

    private static final Comparator<RejectedRow> ORDER =
        Comparator.comparing(RejectedRow::source)
            .thenComparingLong(RejectedRow::position)
            .thenComparing(row -> row.reason().label())
            .thenComparing(RejectedRow::detail, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingLong(RejectedRow::length)
            .thenComparingLong(RejectedRow::rows)
            .thenComparing(RejectedRow::raw, Arrays::compare);

    @Override
    public int compare(RejectedRow left, RejectedRow right) {
      return ORDER.compare(left, right);
    }

    @Override
    public TypeSerializer<RejectedRow> serializer() {
      return RejectedRowSerializer.INSTANCE;
    }

    @Override
    public long weight(RejectedRow row) {
      return OBJECTS_BYTES
          + RowKind.weight(row.source())
          + RowKind.weight(row.detail())
          + row.raw().length;
    }
  }

  /** Late rows, by their time; what is written of them settles the rest. */
  final class LateRowKind implements RowKind<LateRow> {
    private static final long OBJECTS_BYTES = 192;

    private static final Comparator<LateRow> ORDER =
        Comparator.<LateRow>comparingLong(row -> row.event().timestamp())
            .thenComparing(row -> row.event().deviceName())
            .thenComparing(row -> row.event().processName())
            .thenComparing(row -> row.event().actionType())
            .thenComparing(row -> row.event().remoteIp())
            .thenComparingInt(row -> row.event().remotePort())
            .thenComparingLong(LateRow::rows)
            .thenComparingLong(LateRow::lateByMillis)
            .thenComparing(LateRow::reason);

    @Override
    public int compare(LateRow left, LateRow right) {
      return ORDER.compare(left, right);
    }

    @Override
    public TypeSerializer<LateRow> serializer() {
      return LateRowSerializer.INSTANCE;
    }

    @Override
    public long weight(LateRow row) {
      NetworkEvent event = row.event();
      return OBJECTS_BYTES
          + RowKind.weight(event.deviceName())
          + RowKind.weight(event.actionType())
          + RowKind.weight(event.remoteIp())
          + RowKind.weight(event.processName())
          + RowKind.weight(event.commandLine())
          + RowKind.weight(event.additionalFields());
    }
  }
}
