package io.roguedns.detection.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.DefaultAllowlists;
import io.roguedns.detection.settings.Semantics;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.RowDecision;
import io.roguedns.detection.signal.configurationchange.ConfigurationChange;
import io.roguedns.detection.signal.highvolume.Bins;
import io.roguedns.detection.signal.unauthorizedresolver.UnauthorizedResolver;
import io.roguedns.event.NetworkEvent;
import io.roguedns.finding.Column;
import io.roguedns.finding.Finding;
import io.roguedns.finding.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every line of the table in {@code jobs/docs/semantics.md}. */
class SemanticsTableTest {
  private static final Path DOCUMENT = Path.of("../docs/semantics.md");

  /** A line of the table. */
  private record Line(String signal, String rows, String kql, String strict) {}

  @TestFactory
  Stream<DynamicTest> everyLine() throws IOException {
    return lines().stream()
        .flatMap(
            line ->
                Stream.of(
                    DynamicTest.dynamicTest(
                        line.signal + " " + line.rows + ", kql",
                        () -> check(line, Semantics.KQL, line.kql)),
                    DynamicTest.dynamicTest(
                        line.signal + " " + line.rows + ", strict",
                        () -> check(line, Semantics.STRICT, line.strict))));
  }

  @Test
  void everySignalHasLines() throws IOException {
    Map<String, Long> lines =
        lines().stream().collect(Collectors.groupingBy(Line::signal, Collectors.counting()));
    assertThat(lines)
        .containsOnlyKeys("unauthorized-resolver", "high-volume", "configuration-change");
    assertThat(lines.values()).allMatch(count -> count >= 8);
  }

  private static List<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    String signal = "";
    for (String text : Files.readAllLines(DOCUMENT)) {
      if (text.startsWith("## ")) {
        signal = text.substring(3);
      } else if (text.startsWith("| `")) {
        String[] cells = text.split(" \\| ");
        lines.add(
            new Line(signal, cells[0].substring(3, cells[0].length() - 1), cells[1], cells[2]));
      }
    }
    return lines;
  }

  private static void check(Line line, Semantics semantics, String expected) {
    List<Finding> findings =
        verdicts(line, semantics).stream()
            .filter(verdict -> verdict.kind() == Verdict.Kind.FOUND)
            .map(Verdict::finding)
            .toList();
    if (expected.equals("nothing")) {
      assertThat(findings).isEmpty();
      return;
    }
    String[] parts = expected.split(": ", 2);
    assertThat(findings).hasSize(Integer.parseInt(parts[0].split(" ")[0]));
    if (parts.length == 2) {
      for (String said : parts[1].split(", ")) {
        String[] columnAndValue = said.split(" ", 2);
        assertThat(show(findings.get(0), columnAndValue[0])).isEqualTo(columnAndValue[1]);
      }
    }
    if (semantics == Semantics.KQL) {
      assertThat(findings).allMatch(finding -> finding.unauthorizedServers() == null);
    }
  }

  private static String show(Finding finding, String columnName) {
    for (Column column : Column.values()) {
      if (column.columnName().equals(columnName)) {
        Object value = column.of(finding);
        return value instanceof List<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
            : String.valueOf(value);
      }
    }
    throw new IllegalArgumentException("no column " + columnName);
  }

  private static List<Verdict> verdicts(Line line, Semantics semantics) {
    Allowlist allowlist =
        semantics == Semantics.KQL ? DefaultAllowlists.query() : DefaultAllowlists.strict();
    return switch (line.signal) {
      case "unauthorized-resolver" -> {
        RowDecision<NetworkEvent> decision =
            UnauthorizedResolver.decisions(
                    semantics,
                    new Settings.UnauthorizedResolver(
                        semantics == Semantics.KQL ? Set.of(53) : Set.of(53, 853), -1, false))
                .by(allowlist);
        yield List.of(decision.judge(Rows.network(columns(line.rows))));
      }
      case "configuration-change" ->
          List.of(
              ConfigurationChange.decisions(semantics, new Settings.ConfigurationChange(-1, false))
                  .by(allowlist)
                  .judge(Rows.registry(columns(line.rows))));
      case "high-volume" ->
          Bins.judge(
              semantics,
              new Settings.HighVolume(Set.of(53), 200, Duration.ofMinutes(5), -1),
              allowlist,
              manyRows(line.rows),
              2);
      default -> throw new IllegalArgumentException("no signal " + line.signal);
    };
  }

  private static List<NetworkEvent> manyRows(String text) {
    List<NetworkEvent> rows = new ArrayList<>();
    for (String kind : text.split(" \\+ ")) {
      String[] timesAndColumns = kind.split(" × ", 2);
      rows.addAll(
          Collections.nCopies(
              Integer.parseInt(timesAndColumns[0]), Rows.network(columns(timesAndColumns[1]))));
    }
    return rows;
  }

  private static Map<String, String> columns(String text) {
    Map<String, String> columns = new HashMap<>();
    for (String column : text.split("; ?(?=[A-Z][A-Za-z]+=)")) {
      String[] nameAndValue = column.split("=", 2);
      assertThat(nameAndValue).as(String.format(Locale.ROOT, "column in %s", text)).hasSize(2);
      columns.put(nameAndValue[0], nameAndValue[1].strip());
    }
    return columns;
  }
}
