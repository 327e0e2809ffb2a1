package io.roguedns.detection.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.alert.AlertType;
import io.roguedns.allowlist.AllowlistFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What analysts read while something burns has to be complete, and what they copy has to work. */
class PlaybooksTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path GUIDE = ROOT.resolve("jobs/docs/investigation.md");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.*)$");
  private static final Pattern FIELD =
      Pattern.compile("@timestamp|\\b[a-z]\\w*(?:\\.\\w+)+|\\bmessage\\b");
  private static final Pattern SOURCE = Pattern.compile("FROM ([a-z-]+)");

  @ParameterizedTest
  @FieldSource("io.roguedns.detection.alert.AlertCatalog#ALL")
  void everyTypeHasOneWithAllSections(AlertType type) throws IOException {
    String playbook = Files.readString(ROOT.resolve(type.playbook()));

    assertThat(playbook).startsWith("# " + type.typeName() + "\n");
    assertThat(HEADING.matcher(playbook).results().map(heading -> heading.group(1)))
        .containsExactly(
            "Triage", "Scope", "Contain", "Eradicate", "Collect", "Close as a false positive");
    assertThat(Playbook.sections(type.typeName()))
        .hasValueSatisfying(
            sections ->
                assertThat(playbook).endsWith(sections.strip() + "\n").contains("## Scope"));
  }

  @ParameterizedTest
  @FieldSource("io.roguedns.detection.alert.AlertCatalog#ALL")
  void itsEntriesAreReadByTheAllowlistsReader(AlertType type) throws IOException {
    List<String> entries = blocks(Files.readString(ROOT.resolve(type.playbook())), "yaml");

    assertThat(entries).isNotEmpty();
    for (String yaml : entries) {
      AllowlistFile.Reading reading = AllowlistFile.read(yaml.getBytes(StandardCharsets.UTF_8));
      assertThat(reading.problems()).as(yaml).isEmpty();
      assertThat(reading.entries())
          .hasSize(1)
          .allSatisfy(
              entry -> {
                assertThat(entry.reason()).isNotBlank();
                assertThat(entry.owner()).isNotBlank();
              });
    }
  }

  @Test
  void aTypeOfAnotherVersionHasNone() throws IOException {
    assertThat(Playbook.sections("../../secret")).isEmpty();
    assertThat(Playbook.sections(null)).isEmpty();
  }

  @Test
  void theGuidesQueriesNameFieldsThatThereAre() throws IOException {
    List<String> queries = blocks(Files.readString(GUIDE), "esql");

    assertThat(queries).hasSizeGreaterThan(5);
    for (String query : queries) {
      String alias = SOURCE.matcher(query).results().findFirst().orElseThrow().group(1);
      Set<String> fields = fields(alias);
      assertThat(
              FIELD.matcher(query.replaceAll("\"[^\"]*\"", "")).results().map(MatchResult::group))
          .as(query)
          .isNotEmpty()
          .allMatch(fields::contains);
    }
  }

  @Test
  void theGuideHasQueriesForBothAndForEveryQuestion() throws IOException {
    String guide = Files.readString(GUIDE);

    assertThat(blocks(guide, "kusto")).hasSizeGreaterThan(5);
    for (String section : guide.split("(?m)^## ")) {
      if (!section.startsWith("# ")) {
        assertThat(section).as(section.lines().findFirst().orElseThrow()).contains("```");
      }
    }
  }

  private static List<String> blocks(String markdown, String language) {
    return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
        .matcher(markdown)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private static Set<String> fields(String alias) throws IOException {
    JsonNode template =
        new ObjectMapper()
            .readTree(
                PlaybooksTest.class.getResource("/elasticsearch/" + alias + ".template.json"));
    Set<String> fields = new HashSet<>();
    addFields("", template.at("/template/mappings"), fields);
    return fields;
  }

  private static void addFields(String path, JsonNode mapping, Set<String> fields) {
    List<String> names = new ArrayList<>();
    mapping.path("properties").fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode field = mapping.get("properties").get(name);
      if (field.has("type")) {
        fields.add(path + name);
      }
      addFields(path + name + ".", field, fields);
    }
  }
}
