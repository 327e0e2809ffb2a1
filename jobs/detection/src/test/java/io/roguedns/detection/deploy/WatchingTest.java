package io.roguedns.detection.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.alert.AlertType;
import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.Yaml;
import io.roguedns.event.Table;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rules, the dashboard and lifecycle policies are whole and in order. */
class WatchingTest {
  private static final String OF_THE_JOB = "flink_taskmanager_job_task_operator_roguedns_";

  @Test
  void everyRuleSaysWhatItMeansAndIsExplainedAndTried() throws IOException {
    JsonNode rules = DeployFiles.schema("rules").check(Yaml.read(MetricNames.RULES));
    String document = Files.readString(DeployFiles.ROOT.resolve("jobs/docs/watching.md"));
    StringBuilder tests = new StringBuilder();
    for (Path file : DeployFiles.files(MetricNames.RULES.getParent(), ".*\\.test\\.yaml")) {
      tests.append(Files.readString(file));
    }
    for (JsonNode rule : rules.at("/groups/0/rules")) {
      String name = rule.get("alert").asText();
      assertThat(document).contains("| `" + name + "` |");
      assertThat(tests.toString()).as("fires, and is silent").contains("alertname: " + name + "\n");
    }
  }

  /** A type that is new in the code and not on the dashboard would be missed by nobody. */
  @Test
  void theDashboardShowsEveryTypeAndTable() throws IOException {
    TreeSet<String> shown = new TreeSet<>();
    MetricNames.used().values().forEach(shown::addAll);
    List<String> families = new ArrayList<>();
    for (DetectionType type : DetectionType.values()) {
      families.add("findings_" + type.typeName());
    }
    for (AlertType type : AlertCatalog.ALL) {
      families.add("alerts_" + type.typeName());
    }
    for (Severity severity : Severity.values()) {
      families.add("alertsBySeverity_" + severity.label());
    }
    for (Table table : Table.values()) {
      families.add("rowsRead_" + table.tableName());
    }
    for (String family : families) {
      assertThat(shown).contains(OF_THE_JOB + family);
    }
  }

  @Test
  void theDashboardsPanelsLieSideBySide() {
    JsonNode dashboard = Run.read(MetricNames.DASHBOARD);
    TreeSet<Integer> ids = new TreeSet<>();
    TreeSet<String> cells = new TreeSet<>();
    for (JsonNode panel : dashboard.get("panels")) {
      assertThat(ids.add(panel.get("id").asInt())).isTrue();
      JsonNode place = panel.get("gridPos");
      int right = place.get("x").asInt() + place.get("w").asInt();
      assertThat(right).isLessThanOrEqualTo(24);
      for (int x = place.get("x").asInt(); x < right; x++) {
        for (int y = 0; y < place.get("h").asInt(); y++) {
          assertThat(cells.add(x + "," + (place.get("y").asInt() + y)))
              .as("%s lies on another", panel.get("title"))
              .isTrue();
        }
      }
      TreeSet<String> targets = new TreeSet<>();
      for (JsonNode target : panel.path("targets")) {
        assertThat(targets.add(target.get("refId").asText())).isTrue();
        assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
      }
    }
  }

  @Test
  void everyIndexHasItsLifecycle() {
    for (String name : List.of("roguedns-findings", "roguedns-alerts")) {
      DeployFiles.schema("lifecycle-policy")
          .check(Run.read(DeployFiles.DEPLOY.resolve("elasticsearch/" + name + ".policy.json")));
    }
  }
}
