package io.roguedns.detection.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertJson;
import io.roguedns.alert.AlertType;
import io.roguedns.alert.Factor;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.AllowlistFile;
import io.roguedns.allowlist.AllowlistJson;
import io.roguedns.allowlist.EntryKind;
import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.detection.summary.RunSummary;
import io.roguedns.detection.summary.SummaryJson;
import io.roguedns.detection.testing.Alerts;
import io.roguedns.detection.testing.Schema;
import io.roguedns.detection.testing.Stories;
import io.roguedns.detection.testing.Yaml;
import io.roguedns.finding.Column;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.FindingJson;
import io.roguedns.finding.NameFigures;
import io.roguedns.finding.Severity;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The published schemas say what the code writes: a column, type or key that is in one and not in
 * the other fails here. What runs write is held to them wherever a test reads it.
 */
class SchemasTest {
  private static final Path ROOT = Path.of("../..");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Columns that a finding of a type has or hasn't. */
  private static final Map<DetectionType, List<Column>> SOMETIMES =
      Map.of(
          DetectionType.UNAUTHORIZED_RESOLVER,
          List.of(Column.ALLOWLIST_VERSION),
          DetectionType.HIGH_VOLUME,
          List.of(Column.ALLOWLIST_VERSION, Column.INSPECTED_QUERIES, Column.REVISION),
          DetectionType.CONFIGURATION_CHANGE,
          List.of(Column.ALLOWLIST_VERSION, Column.UNAUTHORIZED_SERVERS),
          DetectionType.TUNNEL_BY_NAME,
          List.of(Column.ALLOWLIST_VERSION, Column.REVISION));

  @Test
  void aFindingHasTheColumnsOfTheCode() {
    JsonNode properties = Schema.FINDING.document().get("properties");
    assertThat(names(properties))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Column.values()).map(Column::columnName).toList());
    for (Column column : Column.values()) {
      JsonNode type = properties.get(column.columnName()).path("type");
      List<String> types = type.isArray() ? texts(type) : List.of(type.asText());
      switch (column.kind()) {
        case TEXT -> assertThat(types).doesNotContain("integer", "array");
        case NUMBER -> assertThat(types).doesNotContain("string", "array");
        case LIST -> assertThat(types).containsExactly("array");
      }
    }
    assertThat(texts(properties.at("/DetectionType/enum")))
        .isEqualTo(types(DetectionType.values(), DetectionType::typeName));
    assertThat(texts(properties.at("/Signal/enum")))
        .isEqualTo(types(DetectionType.values(), DetectionType::signal));
    assertThat(texts(properties.at("/Basis/enum")))
        .isEqualTo(types(NameFigures.Basis.values(), NameFigures.Basis::label));
    assertThat(texts(properties.at("/Severity/enum")))
        .isEqualTo(types(Severity.values(), Severity::label));
  }

  @ParameterizedTest
  @MethodSource("ofEveryType")
  void aTypeHasItsOwnColumnsAlone(DetectionType type) {
    JsonNode rule = Schema.FINDING.document().get("allOf").get(type.ordinal());
    List<String> required = new ArrayList<>(texts(Schema.FINDING.document().get("required")));
    required.addAll(texts(rule.at("/then/required")));
    List<String> expected =
        new ArrayList<>(type.columns().stream().map(Column::columnName).toList());
    expected.addAll(List.of("FindingId", "Signal", "Severity", "Technique"));
    if (type == DetectionType.TUNNEL_BY_NAME) {
      expected.addAll(ofNames());
    }
    assertThat(rule.at("/if/properties/DetectionType/const").asText()).isEqualTo(type.typeName());
    assertThat(rule.at("/then/properties/Signal/const").asText()).isEqualTo(type.signal());
    assertThat(rule.at("/then/properties/Severity/const").asText())
        .isEqualTo(type.severity().label());
    assertThat(required).containsExactlyInAnyOrderElementsOf(expected);
    SOMETIMES.get(type).forEach(column -> expected.add(column.columnName()));
    expected.add(Column.TRUNCATED.columnName());
    assertThat(texts(rule.at("/then/propertyNames/enum")))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  static DetectionType[] ofEveryType() {
    return DetectionType.values();
  }

  /** The columns that stand between the first and the last that figures of names give. */
  private static List<String> ofNames() {
    return Arrays.stream(Column.values())
        .filter(column -> column.compareTo(Column.REGISTERED_DOMAIN) >= 0)
        .filter(column -> column.compareTo(Column.ORDINARY_DOMAIN) <= 0)
        .map(Column::columnName)
        .toList();
  }

  @Test
  void findingsOfStoriesFit() throws IOException {
    for (var finding : Stories.hijack("pc")) {
      // Ids of stories are short, and made up.
      JsonNode json = JSON.readTree(FindingJson.bytes(finding));
      ((ObjectNode) json).put("FindingId", "0".repeat(32));
      Schema.FINDING.check(json);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"DetectionType\":\"DNS_Server_Configuration_Modified\"}",
        "{\"DetectionType\":\"Nothing\"}"
      })
  void whatIsNoFindingDoesNotFit(String document) throws IOException {
    assertThat(Schema.FINDING.problems(JSON.readTree(document))).isNotEmpty();
  }

  @Test
  void anAlertHasTheFieldsOfTheCode() throws IOException {
    Alert alert = Alerts.hijack("0".repeat(32), "pc");
    JsonNode written = JSON.readTree(AlertJson.bytes(alert));
    JsonNode properties = Schema.ALERT.document().get("properties");
    List<String> fields = new ArrayList<>(names(written));
    fields.add("Truncated");
    assertThat(fields).isEqualTo(names(properties));
    assertThat(names(written.get("Context")))
        .isEqualTo(names(properties.at("/Context/properties")));
    assertThat(texts(properties.at("/AlertType/enum")))
        .isEqualTo(AlertCatalog.ALL.stream().map(AlertType::typeName).toList());
    assertThat(texts(properties.at("/Severity/enum")))
        .isEqualTo(types(Severity.values(), Severity::label));
    for (Factor factor : Factor.values()) {
      assertThat(factor.label())
          .matches(Schema.ALERT.document().at("/$defs/factor/properties/Factor/pattern").asText());
    }
  }

  @Test
  void anEntryHasTheKeysOfTheCode() {
    List<String> components =
        Arrays.stream(AllowlistEntry.class.getRecordComponents())
            .map(RecordComponent::getName)
            .filter(name -> !name.equals("addressText"))
            .toList();
    JsonNode schema = Schema.ALLOWLIST_ENTRY.document();
    assertThat(names(schema.get("properties"))).containsExactlyInAnyOrderElementsOf(components);
    assertThat(texts(schema.at("/properties/kind/enum")))
        .isEqualTo(types(EntryKind.values(), EntryKind::label));
    assertThat(texts(schema.at("/$defs/signal/enum")))
        .isEqualTo(types(DetectionType.values(), DetectionType::signal));
  }

  /** Every list that is an example or belongs to a story, also as its entries are published. */
  @Test
  void allListsFit() throws IOException {
    List<Path> lists = lists();
    assertThat(lists).hasSizeGreaterThanOrEqualTo(5);
    for (Path list : lists) {
      Yaml.read(list).forEach(Schema.ALLOWLIST_ENTRY::check);
      AllowlistFile.Reading reading = AllowlistFile.read(list);
      assertThat(reading.problems()).as("%s", list).isEmpty();
      for (AllowlistEntry entry : reading.entries()) {
        Schema.ALLOWLIST_ENTRY.check(JSON.readTree(AllowlistJson.write(entry)));
      }
    }
  }

  private static List<Path> lists() throws IOException {
    List<Path> lists = new ArrayList<>();
    for (String folder : List.of("deploy", "sample-data")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files
            .filter(
                file -> file.getFileName().toString().matches(".*allowlist(\\.example)?\\.yaml"))
            .forEach(lists::add);
      }
    }
    return lists;
  }

  /** What the reader refuses of an entry by itself, the schema refuses too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: a}",
        "{id: a, kind: resolver, address: 192.0.2.1}",
        "{id: a, kind: public-resolver}",
        "{id: a, kind: public-resolver, address: 192.0.2.1, process: a.exe}",
        "{id: a, kind: exemption}",
        "{id: a, kind: exemption, address: 192.0.2.1}",
        "{id: a, kind: exemption, process: 'c:\\a.exe'}",
        "{id: a, kind: exemption, process: a.exe, signals: [none]}",
        "{id: a, kind: exemption, process: a.exe, signals: []}",
        "{id: a, kind: exemption, process: a.exe, from: tomorrow}",
        "{id: a, kind: ordinary-domain}",
        "{id: a, kind: ordinary-domain, domain: a.example, signals: high-volume}",
        "{id: a, kind: ordinary-domain, domain: a.example, comment: none}",
      })
  void whatIsNoEntryDoesNotFit(String entry) throws IOException {
    assertThat(AllowlistFile.readEntry("a", entry).problems()).isNotEmpty();
    assertThat(Schema.ALLOWLIST_ENTRY.problems(Yaml.parse(entry))).isNotEmpty();
  }

  @Test
  void aSummaryHasTheFieldsOfTheCode() throws IOException {
    JsonNode written =
        JSON.readTree(
            SummaryJson.of(
                RunSummary.of(Map.of(), AlertCatalog.ALL, Duration.ZERO),
                "strict",
                "0123456789ab"));
    JsonNode properties = Schema.SUMMARY.document().get("properties");
    assertThat(names(written)).isEqualTo(names(properties));
    for (String counts :
        List.of("rowsRead", "rowsLateByReason", "findings", "alerts", "alertsBySeverity")) {
      assertThat(names(written.get(counts)))
          .isEqualTo(names(properties.get(counts).get("properties")));
    }
    Schema.SUMMARY.check(written);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static <T> List<String> types(T[] values, Function<T, String> name) {
    return Arrays.stream(values).map(name).toList();
  }
}
