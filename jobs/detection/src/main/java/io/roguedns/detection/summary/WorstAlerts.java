package io.roguedns.detection.summary;

import io.roguedns.alert.Alert;
import io.roguedns.finding.Severity;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;
import org.apache.flink.api.common.accumulators.Accumulator;

/**
 * Keeps the most severe alerts above low, at most {@link #MOST}, for the printed summary.
 * Synchronized, since Flink serializes an accumulator from another thread while its operator adds
 * to it.
 */
public final class WorstAlerts implements Accumulator<Alert, ArrayList<WorstAlerts.Told>> {
  /** The maximum of kept alerts. */
  public static final int MOST = 20;

  /** Devices choose the texts, which are sent to the JobManager with each heartbeat. */
  private static final int LONGEST_TEXT = 500;

  /**
   * The summary of an alert; its texts are truncated at a length that no ordinary one has.
   *
   * @param firstSeen in {@link io.roguedns.event.Ticks}, as the last
   */
  public record Told(
      String alertId,
      String type,
      Severity severity,
      int score,
      String deviceName,
      String resolver,
      String process,
      long firstSeen,
      long lastSeen,
      long findings,
      String summary)
      implements Serializable {
    static Told of(Alert alert) {
      return new Told(
          alert.alertId(),
          alert.type().typeName(),
          alert.severity(),
          alert.score(),
          cut(alert.deviceName()),
          cut(alert.resolver()),
          cut(alert.process()),
          alert.firstSeen(),
          alert.lastSeen(),
          alert.findingCount(),
          cut(alert.summary()));
    }

    private static String cut(String text) {
      return text == null || text.length() <= LONGEST_TEXT
          ? text
          : text.substring(0, LONGEST_TEXT) + "…";
    }
  }

  /** The order of the alerts' files. */
  private static final Comparator<Told> WORST_FIRST =
      (Comparator<Told> & Serializable)
          (left, right) -> {
            int order = Integer.compare(right.score(), left.score());
            order = order != 0 ? order : Long.compare(left.firstSeen(), right.firstSeen());
            return order != 0 ? order : left.alertId().compareTo(right.alertId());
          };

  private TreeSet<Told> worst = new TreeSet<>(WORST_FIRST);

  @Override
  public synchronized void add(Alert alert) {
    if (alert.severity() != Severity.LOW) {
      add(Told.of(alert));
    }
  }

  private void add(Told told) {
    worst.add(told);
    if (worst.size() > MOST) {
      worst.pollLast();
    }
  }

  private synchronized void addAll(Collection<Told> more) {
    more.forEach(this::add);
  }

  @Override
  public synchronized ArrayList<Told> getLocalValue() {
    return new ArrayList<>(worst);
  }

  @Override
  public synchronized void resetLocal() {
    worst.clear();
  }

  @Override
  public synchronized void merge(Accumulator<Alert, ArrayList<Told>> other) {
    addAll(other.getLocalValue());
  }

  private synchronized void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
  }

  @Override
  public WorstAlerts clone() {
    WorstAlerts copy = new WorstAlerts();
    copy.addAll(getLocalValue());
    return copy;
  }
}
