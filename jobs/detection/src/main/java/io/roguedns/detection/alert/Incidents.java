package io.roguedns.detection.alert;

import io.roguedns.alert.Alert;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.alert.RiskScore;
import io.roguedns.detection.settings.Settings;
import io.roguedns.event.EventTime;
import io.roguedns.finding.FindingId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * The open alerts of one device, or of one resolver: assigns alert candidates to them, and
 * determines when each is emitted, updated and closed. Times are milliseconds of event time. Not
 * thread-safe.
 */
final class Incidents {
  /** The maximum of open alerts per device; further evidence is added to the oldest. */
  static final int MOST_OPEN = 20;

  /** So much evidence is held that no alert has taken; more pushes the oldest out. */
  static final int MOST_RECENT = 500;

  /** The maximum of kinds of evidence whose counted time is kept after an alert. */
  static final int MOST_SETTLED = 4 * OpenAlert.MOST_SUBJECTS;

  private final List<OpenAlert> open;
  private final List<Evidence> recent;
  private final Map<String, Long> settled;
  private final Summaries summaries;
  private final long interval;
  private final long quiet;

  /**
   * @param open the open alerts, oldest first
   * @param recent evidence that no alert has taken, oldest first
   * @param settled up to when closed alerts have counted evidence: patterns may match it again
   */
  Incidents(
      Iterable<OpenAlert> open,
      Iterable<Evidence> recent,
      Map<String, Long> settled,
      Settings.Alerts settings,
      Summaries summaries) {
    this.summaries = summaries;
    this.open = new ArrayList<>();
    open.forEach(this.open::add);
    this.recent = new ArrayList<>();
    recent.forEach(this.recent::add);
    this.settled = settled;
    this.interval = settings.updateInterval().toMillis();
    this.quiet = settings.quiet().toMillis();
  }

  List<OpenAlert> open() {
    return open;
  }

  Map<String, Long> settled() {
    return settled;
  }

  List<Evidence> recent() {
    return recent;
  }

  /** Forgets what is older than a time, of what isn't part of an open alert. */
  void forget(long ticks) {
    settled.values().removeIf(last -> last < ticks);
    if (settled.size() > MOST_SETTLED) {
      settled.entrySet().stream()
          .sorted(
              Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey)
          .limit(settled.size() - MOST_SETTLED)
          .toList()
          .forEach(settled::remove);
    }
    recent.removeIf(evidence -> evidence.last() < ticks);
    if (recent.size() > MOST_RECENT) {
      recent.subList(0, recent.size() - MOST_RECENT).clear();
    }
  }

  /**
   * Adds an alert candidate to its alert. Evidence without a pattern opens none, and is kept for
   * one that is opened later.
   *
   * @param device the device that alerts are about, or {@code ""}
   * @param context the context of each piece of evidence
   */
  void take(Clue clue, String device, Function<Evidence, Seen> context, long at) {
    Optional<OpenAlert> known =
        open.stream()
            .filter(alert -> clue.evidence().stream().anyMatch(alert::isAbout))
            .findFirst();
    if (known.isEmpty() && clue.pattern() == null) {
      recent.addAll(clue.evidence());
      return;
    }
    OpenAlert alert = known.orElseGet(() -> begin(clue, device));
    if (clue.pattern() != null) {
      alert.match(clue.pattern());
    }
    boolean wider = false;
    for (Evidence evidence : clue.evidence()) {
      wider |= alert.know(evidence);
    }
    List<Evidence> more = new ArrayList<>(clue.evidence());
    if (wider) {
      recent.removeIf(evidence -> alert.isAbout(evidence) && more.add(evidence));
    }
    // In order of time, since what was counted up to a time isn't counted again.
    more.sort(Comparator.comparingLong(Evidence::last).thenComparing(Evidence.ORDER));
    more.forEach(evidence -> add(evidence, alert, context, at));
    // A closed alert may have counted all evidence of a late pattern.
    if (alert.findings.isEmpty()) {
      open.remove(alert);
    }
  }

  private void add(Evidence evidence, OpenAlert alert, Function<Evidence, Seen> context, long at) {
    Seen seen = context.apply(evidence);
    alert.add(evidence, seen.factors(), seen.view(), settled, at);
  }

  /** The context of a piece of evidence. */
  record Seen(Set<Factor> factors, DeviceNetworks.View view) {}

  private OpenAlert begin(Clue clue, String device) {
    if (open.size() >= MOST_OPEN) {
      return open.get(0);
    }
    Evidence first = clue.evidence().get(0);
    String id =
        FindingId.ofAlert()
            .with(device)
            .with(String.join("\n", OpenAlert.subjects(first)))
            .with(first.first())
            .hex();
    OpenAlert alert = new OpenAlert(id, device);
    open.add(alert);
    return alert;
  }

  /** The alerts to emit by now; quiet alerts are closed. */
  List<Alert> tell(long now) {
    List<Alert> told = new ArrayList<>();
    for (OpenAlert alert : List.copyOf(open)) {
      if (now >= EventTime.plus(alert.addedAt, quiet)) {
        told.add(alert.tell(now, true, summaries));
        open.remove(alert);
        settled.putAll(alert.counted);
      } else if (alert.changed && (isDue(alert, now) || hasRisen(alert))) {
        told.add(alert.tell(now, false, summaries));
      }
    }
    return told;
  }

  /**
   * The timers for evidence that was added at a time. All are registered beforehand, since a
   * bounded run ignores timers that are registered at its end.
   */
  static LongStream lookAt(long added, Settings.Alerts settings) {
    long interval = settings.updateInterval().toMillis();
    long round = EventTime.roundUp(added, interval);
    return LongStream.of(
        added,
        round,
        EventTime.plus(round, interval),
        EventTime.plus(added, settings.quiet().toMillis()));
  }

  /** Updates are emitted at round times, so their timers are known. */
  private boolean isDue(OpenAlert alert, long now) {
    return alert.revision == 0
        || now % interval == 0 && now >= EventTime.plus(alert.toldAt, interval);
  }

  private static boolean hasRisen(OpenAlert alert) {
    return RiskScore.severity(alert.score()).compareTo(RiskScore.severity(alert.toldScore)) > 0;
  }
}
