package io.roguedns.detection.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard's fields are those of the indices, and its parts are all there. */
class KibanaTest {
  private static final Path OBJECTS = DeployFiles.DEPLOY.resolve("kibana/roguedns.ndjson");
  private static final Path TEMPLATES = Path.of("src/main/resources/elasticsearch");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A field in a query: {@code roguedns.Severity : critical}. */
  private static final Pattern QUERIED = Pattern.compile("([A-Za-z@_.]+) *:");

  @Test
  void everyFieldIsInTheMappingOfItsIndex() throws IOException {
    int checked = 0;
    for (JsonNode object : objects().values()) {
      JsonNode attributes = object.get("attributes");
      JsonNode mapping = null;
      for (JsonNode reference : object.get("references")) {
        if (reference.get("type").asText().equals("index-pattern")) {
          mapping = mapping(reference.get("id").asText());
        }
      }
      TreeSet<String> fields = new TreeSet<>();
      TreeSet<String> aggregated = new TreeSet<>();
      if (attributes.has("visState")) {
        for (JsonNode aggregation : parse(attributes, "visState").get("aggs")) {
          if (aggregation.at("/params").has("field")) {
            aggregated.add(aggregation.at("/params/field").asText());
          }
        }
      }
      fields.addAll(aggregated);
      attributes.path("columns").forEach(column -> fields.add(column.asText()));
      attributes.path("sort").forEach(sort -> fields.add(sort.get(0).asText()));
      if (mapping != null) {
        String query =
            parse(attributes.get("kibanaSavedObjectMeta"), "searchSourceJSON")
                .at("/query/query")
                .asText();
        QUERIED.matcher(query).results().forEach(field -> fields.add(field.group(1)));
      }
      for (String field : fields) {
        String type = type(mapping, field);
        assertThat(type).as("%s in %s", field, object.get("id")).isNotEmpty();
        if (aggregated.contains(field)) {
          assertThat(type).as("%s can be counted by", field).isNotEqualTo("text");
        }
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(30);
  }

  @Test
  void whatIsReferredToIsThere() throws IOException {
    Map<String, JsonNode> objects = objects();
    for (JsonNode object : objects.values()) {
      for (JsonNode reference : object.get("references")) {
        assertThat(objects).containsKey(key(reference));
      }
    }
    JsonNode dashboard = objects.get("dashboard/roguedns");
    TreeSet<String> named = new TreeSet<>();
    dashboard.get("references").forEach(reference -> named.add(reference.get("name").asText()));
    TreeSet<String> panels = new TreeSet<>();
    parse(dashboard.get("attributes"), "panelsJSON")
        .forEach(
            panel ->
                panels.add(
                    panel.get("panelIndex").asText() + ":" + panel.get("panelRefName").asText()));
    assertThat(panels).isEqualTo(named);
    // Everything that is there is seen.
    assertThat(dashboard.get("references")).hasSize(objects.size() - 3);
  }

  @Test
  void aDataViewIsAnAlias() throws IOException {
    for (String name : new String[] {"roguedns-findings", "roguedns-alerts"}) {
      JsonNode view = objects().get("index-pattern/" + name).get("attributes");
      JsonNode template = Run.read(TEMPLATES.resolve(name + ".template.json"));
      assertThat(template.at("/template/aliases").has(view.get("title").asText())).isTrue();
      assertThat(type(mapping(name), view.get("timeFieldName").asText())).isEqualTo("date");
    }
  }

  private static Map<String, JsonNode> objects() throws IOException {
    Map<String, JsonNode> objects = new LinkedHashMap<>();
    for (String line : Files.readAllLines(OBJECTS)) {
      JsonNode object = JSON.readTree(line);
      assertThat(objects.put(key(object), object)).isNull();
    }
    return objects;
  }

  private static String key(JsonNode object) {
    return object.get("type").asText() + "/" + object.get("id").asText();
  }

  private static JsonNode parse(JsonNode attributes, String name) throws IOException {
    return JSON.readTree(attributes.get(name).asText());
  }

  private static JsonNode mapping(String index) {
    return Run.read(TEMPLATES.resolve(index + ".template.json")).at("/template/mappings");
  }

  /** A field's type; empty if there is no such field. */
  private static String type(JsonNode mapping, String field) {
    return mapping.at("/properties/" + field.replace(".", "/properties/")).path("type").asText();
  }
}
