package io.roguedns.detection.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.detection.explain.Timeline.Step;
import io.roguedns.detection.sink.FindingFormat;
import io.roguedns.detection.sink.ResultFiles;
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
            org.assertj.core.groups.Tuple.tuple("reg.exe", "10.0.0.1,203.0.113.9", 1L),
            org.assertj.core.groups.Tuple.tuple("svchost.exe", "203.0.113.9", 40L),
            org.assertj.core.groups.Tuple.tuple("reg.exe", "203.0.113.9", 1L),
            org.assertj.core.groups.Tuple.tuple("svchost.exe", "::ffff:203.0.113.9", 2L),
            org.assertj.core.groups.Tuple.tuple("svchost.exe", null, 2L));
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
