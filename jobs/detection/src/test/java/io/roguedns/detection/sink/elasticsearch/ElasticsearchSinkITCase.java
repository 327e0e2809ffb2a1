package io.roguedns.detection.sink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.decode.RejectedRow;
import io.roguedns.detection.testing.ElasticsearchServer;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.SharedElasticsearch;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sink alone against a real server: revisions, and the template. */
@ExtendWith({SharedCluster.class, SharedElasticsearch.class})
class ElasticsearchSinkITCase {
  private final ElasticsearchServer server = SharedElasticsearch.server();
  private final Connection connection =
      new Connection(List.of(server.url()), null, null, null, null);

  @Test
  void theLastWordStandsInWhateverOrderTheyCome() throws Exception {
    assertThat(IndexTemplate.prepare(connection)).isEmpty();
    List<Finding> told =
        List.of(
            Findings.volume("grows", 201, Finding.PROVISIONAL),
            Findings.volume("grows", 350, Finding.FINAL),
            Findings.volume("withdrawn", 201, Finding.PROVISIONAL),
            Findings.volume("withdrawn", 0, Finding.WITHDRAWN),
            Findings.volume("never seen", 0, Finding.WITHDRAWN),
            Findings.volume("late word", 400, Finding.FINAL),
            Findings.volume("late word", 201, Finding.PROVISIONAL),
            Findings.volume("open", 201, Finding.PROVISIONAL));

    assertThat(write(told)).isEmpty();
    assertThat(counts())
        .containsOnly(
            Map.entry("grows", 350L), Map.entry("late word", 400L), Map.entry("open", 201L));

    // A replay tells old words again, after newer ones.
    assertThat(write(told.subList(0, 3))).isEmpty();
    assertThat(counts())
        .containsOnly(
            Map.entry("grows", 350L), Map.entry("late word", 400L), Map.entry("open", 201L));
  }

  @Test
  void theTemplateIsPutOnceAndANewerOneIsLeftAlone() {
    assertThat(IndexTemplate.prepare(connection)).isEmpty();
    JsonNode put = server.ask("GET", "/_index_template/roguedns-findings", null);
    assertThat(put.at("/index_templates/0/index_template/version").asInt()).isEqualTo(2);
    assertThat(IndexTemplate.prepare(connection)).isEmpty();

    server.ask(
        "PUT",
        "/_index_template/roguedns-findings",
        "{\"version\": 1000, \"index_patterns\": [\"roguedns-findings-*\"]}");
    assertThat(IndexTemplate.prepare(connection)).isEmpty();
    assertThat(
            server
                .ask("GET", "/_index_template/roguedns-findings", null)
                .at("/index_templates/0/index_template/version")
                .asInt())
        .isEqualTo(1000);
  }

  @Test
  void anIndexOfAnOlderTemplateGetsTheNewFields() {
    server.ask("PUT", "/roguedns-findings-2024.05", "{\"mappings\":{\"dynamic\":\"strict\"}}");

    assertThat(IndexTemplate.prepare(connection)).isEmpty();

    assertThat(
            server
                .ask("GET", "/roguedns-findings-2024.05/_mapping", null)
                .findValue("AllowlistVersion"))
        .isNotNull();
  }

  @Test
  void aDocumentWithAFieldThatNobodyPlannedIsRefused() throws Exception {
    // As if the template were not in place, and another's in its stead.
    server.ask(
        "PUT",
        "/roguedns-findings-2024.05",
        "{\"mappings\":{\"dynamic\":\"strict\",\"properties\":{\"host\":{\"type\":\"object\"}}}}");

    List<RejectedRow> refused = write(List.of(Findings.volume("x", 201, Finding.FINAL)));

    assertThat(refused)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.source()).isEqualTo("elasticsearch:roguedns-findings-2024.05/x");
              assertThat(row.detail()).contains("strict_dynamic_mapping_exception");
              assertThat(row.raw())
                  .isEqualTo(FindingDocument.bytes(Findings.volume("x", 201, Finding.FINAL)));
            });
  }

  private List<RejectedRow> write(List<Finding> findings) throws Exception {
    StreamExecutionEnvironment engine = StreamExecutionEnvironment.getExecutionEnvironment();
    engine.setParallelism(1);
    engine.getConfig().enableObjectReuse();
    List<RejectedRow> refused = new ArrayList<>();
    try (CloseableIterator<RejectedRow> rows =
        ElasticsearchSink.writeFindings(
                engine.fromData(RowTypes.FINDING, findings.toArray(Finding[]::new)), connection)
            .executeAndCollect()) {
      rows.forEachRemaining(refused::add);
    }
    return refused;
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new java.util.HashMap<>();
    server
        .documents()
        .forEach((id, hit) -> counts.put(id, hit.at("/_source/roguedns/QueryCount").asLong()));
    return counts;
  }
}
