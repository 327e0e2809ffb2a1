package io.roguedns.simulation.truth;

import io.roguedns.event.Table;
import io.roguedns.finding.DetectionType;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows, and their expected results. */
public final class Recording {
  /** An entry of a scenario's timeline, such as the moment when a device was hijacked. */
  public record Note(String story, long at, String text) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final Map<String, List<ExpectedAlert>> alerts = new LinkedHashMap<>();
  private final SortedMap<String, Integer> suppressed = new TreeMap<>();
  private final Map<Semantics, List<ExpectedFinding>> byRow = new EnumMap<>(Semantics.class);
  private final Map<Semantics, VolumeTruth> volumes = new EnumMap<>(Semantics.class);

  public Recording() {
    for (Semantics semantics : Semantics.values()) {
      byRow.put(semantics, new ArrayList<>());
      volumes.put(semantics, new VolumeTruth(semantics));
    }
  }

  /** A row without a finding of its own. */
  public void add(Row row) {
    rows.add(row);
  }

  /** A query to a resolver: evidence if its truth says so. */
  public void query(Row row, Truth truth) {
    judged(row, DetectionType.UNAUTHORIZED_RESOLVER, truth, null);
  }

  /**
   * A setting of a device's resolvers.
   *
   * @param servers the unlisted ones in {@code strict}
   */
  public void configuration(Row row, Truth truth, List<String> servers) {
    judged(row, DetectionType.CONFIGURATION_CHANGE, truth, servers);
  }

  private void judged(Row row, DetectionType type, Truth truth, List<String> servers) {
    rows.add(row);
    if (truth.strict()) {
      byRow.get(Semantics.STRICT).add(ExpectedFinding.of(type, row, servers));
    }
    if (truth.kql()) {
      byRow.get(Semantics.KQL).add(ExpectedFinding.of(type, row, null));
    }
    if (truth.suppressedBy() != null) {
      suppressed.merge(truth.suppressedBy(), 1, Integer::sum);
    }
  }

  /** One query, as one of the semantics counts it. */
  public void count(Semantics semantics, long at, String device, String process, String server) {
    volumes.get(semantics).count(at, device, process, server);
  }

  /**
   * Names that carry data, or polls: only {@code strict} detects them.
   *
   * @param window the start of the hour, or of the day for polls
   * @param domain the registered domain
   * @param basis the reason
   * @param queries the number of inspected queries
   */
  public void names(long window, String device, String domain, String basis, int queries) {
    byRow.get(Semantics.STRICT).add(ExpectedFinding.names(window, device, domain, basis, queries));
  }

  /** Whether two times fall into one bin of the count. */
  public static boolean inOneBin(long at, long other) {
    return VolumeTruth.binOf(at) == VolumeTruth.binOf(other);
  }

  public void note(String story, long at, String text) {
    notes.add(new Note(story, at, text));
  }

  /** The timeline of a scenario, oldest first. */
  public List<Note> notes(String story) {
    return notes.stream()
        .filter(note -> note.story().equals(story))
        .sorted(Comparator.comparingLong(Note::at))
        .toList();
  }

  /** A required alert of a scenario. */
  public void alert(String story, ExpectedAlert alert) {
    alerts.computeIfAbsent(story, name -> new ArrayList<>()).add(alert);
  }

  /** The required alerts, by scenario. */
  public List<ExpectedAlert> alerts() {
    return alerts.values().stream().flatMap(List::stream).toList();
  }

  /** The expected findings, unordered. */
  public List<ExpectedFinding> findings(Semantics semantics) {
    List<ExpectedFinding> findings = new ArrayList<>(byRow.get(semantics));
    findings.addAll(volumes.get(semantics).findings());
    return findings;
  }

  /** How many findings of {@code strict} each entry of the story's allowlist suppresses. */
  public SortedMap<String, Integer> suppressed() {
    return Collections.unmodifiableSortedMap(suppressed);
  }

  /** All rows by table, oldest first, each with its device's report id. */
  public Map<Table, List<Row>> rows() {
    List<Row> inOrder = new ArrayList<>(rows);
    inOrder.sort(Comparator.comparingLong(Row::timestamp));
    Map<String, Long> reports = new HashMap<>();
    Map<Table, List<Row>> tables = new EnumMap<>(Table.class);
    for (Row row : inOrder) {
      long report =
          reports.merge(row.deviceName(), firstReport(row.deviceName()), (last, any) -> last + 1);
      tables
          .computeIfAbsent(row.table(), table -> new ArrayList<>())
          .add(row.with("ReportId", report));
    }
    return tables;
  }

  /** The start of a device's counter: one in four exceeds an int. */
  private static long firstReport(String device) {
    Dice dice = Dice.of(0, "report", device);
    return dice.between(1_000, 90_000) + (dice.chance(0.25) ? 1L << 31 : 0);
  }
}
