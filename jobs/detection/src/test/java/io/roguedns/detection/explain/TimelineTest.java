package io.roguedns.detection.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertContext;
import io.roguedns.detection.explain.Timeline.Step;
import io.roguedns.detection.output.files.FindingFormat;
import io.roguedns.detection.output.files.ResultFiles;
import io.roguedns.detection.testing.Alerts;
import io.roguedns.detection.testing.Stories;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimelineTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";

  @TempDir Path out;

  @ParameterizedTest
  @EnumSource(FindingFormat.class)
  void whatSaysTheSameOnEndIsOneStep(FindingFormat format) throws IOException {
    Timeline timeline = timeline(Alerts.hijack(ID, "pc-1"), format, Stories.hijack("PC-1"));

    assertThat(timeline.steps())
        .extracting(Step::process, Step::server, Step::findings)
        .containsExactly(
            tuple("reg.exe", "10.0.0.1,203.0.113.9", 1L),
            tuple("svchost.exe", "203.0.113.9", 40L),
            tuple("reg.exe", "203.0.113.9", 1L),
            tuple("svchost.exe", "::ffff:203.0.113.9", 2L),
            tuple("svchost.exe", null, 2L));
    Step asked = timeline.steps().get(1);
    assertThat(asked.last() - asked.first()).isEqualTo(39 * Ticks.PER_SECOND);
    Step volume = timeline.steps().get(4);
    assertThat(volume.queries()).isEqualTo(900);
    assertThat(volume.servers()).isEqualTo(2);
    assertThat(timeline.notHeld()).isZero();
  }

  @Test
  void whatIsOfOthersOrOfAnotherTimeIsNotInIt() throws IOException {
    List<Finding> others = new ArrayList<>();
    others.add(Stories.asked(Alerts.FIRST, "pc-2", "svchost.exe", "203.0.113.9"));
    others.add(Stories.asked(Alerts.FIRST - 1, "pc-1", "svchost.exe", "203.0.113.9"));
    others.add(Stories.asked(Alerts.LAST + 1, "pc-1", "svchost.exe", "203.0.113.9"));
    others.add(Stories.asked(Alerts.FIRST, "pc-1", "svchost.exe", "198.51.100.1"));
    others.add(Stories.queries(Alerts.FIRST, "pc-1", "other.exe", 500));
    others.add(Stories.set(Alerts.FIRST, "pc-1", "reg.exe", "198.51.100.1", null));

    assertThat(timeline(Alerts.hijack(ID, "pc-1"), FindingFormat.JSONL, others).steps()).isEmpty();
  }

  /** As inspected queries are, which come beside the connection's row. */
  @Test
  void whatNamesNoProcessIsOfTheOneBesideIt() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      findings.add(
          Stories.asked(Alerts.FIRST + i, "pc-1", i % 3 == 0 ? "" : "svchost.exe", "203.0.113.9"));
    }

    assertThat(timeline(Alerts.hijack(ID, "pc-1"), FindingFormat.JSONL, findings).steps())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.process()).isEqualTo("svchost.exe");
              assertThat(step.findings()).isEqualTo(10);
              assertThat(step.nameless()).isEqualTo(4);
            });
  }

  /** High volume of no process is a count of its own. */
  @Test
  void volumeOfNoProcessIsAStepOfItsOwn() throws IOException {
    List<Finding> findings =
        List.of(
            Stories.queries(Alerts.FIRST, "pc-1", "tool.exe", 500),
            Stories.queries(Alerts.FIRST + 1, "pc-1", "", 300));
    Alert alert = Alerts.tunnelling(ID, "pc-1");
    AlertContext context = alert.context();
    Alert ofBoth =
        Alerts.with(
            alert,
            new AlertContext(
                context.patterns(),
                context.factors(),
                context.resolvers(),
                List.of("tool.exe", ""),
                context.commandLines(),
                context.settings(),
                context.devices(),
                context.deviceCount(),
                context.networks(),
                context.configuredResolvers(),
                context.queries()));

    assertThat(timeline(ofBoth, FindingFormat.JSONL, findings).steps())
        .extracting(Step::process, Step::queries)
        .containsExactly(tuple("tool.exe", 500L), tuple(null, 300L));
  }

  @Test
  void queriesWithoutAProcessGoWithThoseBesideThem() throws IOException {
    List<Finding> findings =
        List.of(
            Stories.asked(Alerts.FIRST, "pc-1", "", "203.0.113.9"),
            Stories.asked(Alerts.FIRST + 1, "pc-1", "svchost.exe", "203.0.113.9"),
            Stories.asked(Alerts.FIRST + 2, "pc-1", "", "203.0.113.9"),
            Stories.asked(Alerts.FIRST + 3, "pc-1", "nslookup.exe", "203.0.113.9"));

    assertThat(timeline(Alerts.hijack(ID, "pc-1"), FindingFormat.JSONL, findings).steps())
        .extracting(Step::process, Step::findings)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("svchost.exe", 3L),
            org.assertj.core.groups.Tuple.tuple("nslookup.exe", 1L));
  }

  @Test
  void ofAResolverItHasAllDevices() throws IOException {
    List<Finding> findings =
        List.of(
            Stories.asked(Alerts.FIRST, "pc-1", "a.exe", "198.51.100.7"),
            Stories.asked(Alerts.FIRST + 1, "pc-2", "a.exe", "198.51.100.7"),
            Stories.queries(Alerts.FIRST + 2, "pc-2", "a.exe", 500));

    assertThat(
            timeline(Alerts.campaign(ID, List.of("pc-1")), FindingFormat.JSONL, findings).steps())
        .extracting(Step::device)
        .containsExactly("pc-1", "pc-2");
  }

  /** Kql findings name no servers: they are looked for in the data. */
  @Test
  void settingsOfTheQueryAreFoundByTheirData() throws IOException {
    List<Finding> findings =
        List.of(Stories.set(Alerts.FIRST, "pc-1", "reg.exe", "10.0.0.1, 203.0.113.9", null));

    assertThat(timeline(Alerts.hijack(ID, "pc-1"), FindingFormat.JSONL, findings).steps())
        .hasSize(1);
  }

  /** Listed servers stand beside the one that isn't: an alert about them is another story. */
  @Test
  void settingsAreOfTheServersThatWereFoundFaultWith() throws IOException {
    List<Finding> findings =
        List.of(
            Stories.set(
                Alerts.FIRST,
                "pc-1",
                "reg.exe",
                "203.0.113.9, 198.51.100.1",
                List.of("198.51.100.1")));

    assertThat(timeline(Alerts.hijack(ID, "pc-1"), FindingFormat.JSONL, findings).steps())
        .isEmpty();
  }

  @Test
  void whatTheAlertItselfNamesIsInIt() throws IOException {
    Alert alert = Alerts.hijack(ID, "pc-1");
    Finding named = Stories.queries(Alerts.FIRST, "pc-1", "", 500);
    assertThat(timeline(alert, FindingFormat.JSONL, List.of(named)).steps()).isEmpty();

    assertThat(
            timeline(
                    Alerts.naming(alert, List.of(named.findingId())),
                    FindingFormat.JSONL,
                    List.of(named))
                .steps())
        .extracting(Step::process, Step::queries)
        .containsExactly(tuple(null, 500L));
  }

  @Test
  void whatIsHeldHasALimit() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      findings.add(
          Stories.asked(Alerts.FIRST + i, "pc-1", i < 900 ? "a.exe" : "p" + i, "203.0.113.9"));
    }
    Collections.shuffle(findings, new Random(1));
    ResultFiles.findings(out, FindingFormat.JSONL, findings);
    ResultFiles.alerts(out, FindingFormat.JSONL, List.of(Alerts.hijack(ID, "pc-1")));

    Timeline timeline = Timeline.of(new Results(out), alert(), 50);

    assertThat(timeline.steps()).hasSizeLessThanOrEqualTo(50);
    assertThat(timeline.notHeld() + timeline.steps().stream().mapToLong(Step::findings).sum())
        .isEqualTo(1_000);
    assertThat(timeline.notHeld()).isPositive();
  }

  private Timeline timeline(Alert alert, FindingFormat format, List<Finding> findings)
      throws IOException {
    ResultFiles.alerts(out, format, List.of(alert));
    ResultFiles.findings(out, format, findings);
    return Timeline.of(new Results(out), alert());
  }

  private ResultRow alert() throws IOException {
    return AlertSearch.of(new Results(out), ID).found().get(ID);
  }
}
