package io.roguedns.detection.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of metrics that rules and dashboards ask for. */
final class MetricNames {
  static final Path RULES = Path.of("../../deploy/prometheus/rules/roguedns.rules.yaml");
  static final Path DASHBOARD = Path.of("../../deploy/grafana/dashboards/roguedns.json");

  /** A name, which may be a pattern: {@code __name__=~"flink_.+"}. */
  private static final Pattern NAME = Pattern.compile("\\bflink_[A-Za-z0-9_:.+]*");

  private MetricNames() {}

  /** By the alert or panel that asks for them. */
  static Map<String, TreeSet<String>> used() throws IOException {
    Map<String, TreeSet<String>> used = new TreeMap<>();
    for (JsonNode group : Yaml.read(RULES).get("groups")) {
      for (JsonNode rule : group.get("rules")) {
        used.put(rule.get("alert").asText(), in(rule.get("expr").asText()));
      }
    }
    JsonNode dashboard = Run.read(DASHBOARD);
    for (JsonNode panel : dashboard.get("panels")) {
      TreeSet<String> names = new TreeSet<>();
      panel.path("targets").forEach(target -> names.addAll(in(target.get("expr").asText())));
      used.put(panel.get("title").asText(), names);
    }
    for (JsonNode variable : dashboard.at("/templating/list")) {
      used.put(variable.get("name").asText(), in(variable.path("definition").asText()));
    }
    return used;
  }

  private static TreeSet<String> in(String expression) {
    TreeSet<String> names = new TreeSet<>();
    NAME.matcher(expression).results().forEach(found -> names.add(found.group()));
    return names;
  }
}
