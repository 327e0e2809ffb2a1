package io.roguedns.detection.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.detection.output.elasticsearch.BulkAnswer.Outcome;
import io.roguedns.detection.testing.ElasticsearchServer;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.SharedElasticsearch;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Finding;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
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
    assertThat(put.at("/index_templates/0/index_template/version").asInt()).isEqualTo(3);
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

  /** One device may name any month; what it names again lands on itself, also much later. */
  @Test
  void monthsFarFromNowShareAnIndex() throws Exception {
    assertThat(IndexTemplate.prepare(connection)).isEmpty();
    server.ask("PUT", "/roguedns-findings-2003.02", null);
    YearMonth now = YearMonth.now(ZoneOffset.UTC);
    List<Finding> found =
        IntStream.range(0, 60)
            .mapToObj(years -> Ticks.parse((2001 + years) + "-02-03T00:00:00Z"))
            .map(time -> Findings.resolver(time, null, "1.2.3.4", null))
            .toList();

    assertThat(write(found)).isEmpty();

    Map<String, JsonNode> documents = server.documents();
    assertThat(documents).hasSize(60);
    assertThat(documents.values())
        .extracting(hit -> hit.get("_index").asText())
        .contains("roguedns-findings-2003.02", "roguedns-findings-other")
        .allMatch(
            index ->
                index.endsWith("-other")
                    || index.endsWith("-2003.02")
                    || index.endsWith("-" + now.getYear() + ".02")
                    || index.endsWith("-" + (now.getYear() + 1) + ".02"));
    assertThat(write(found)).isEmpty();
    assertThat(server.documents()).isEqualTo(documents);
  }

  /** In a real server's words. */
  @Test
  void aShardLimitIsAReasonToWait() throws Exception {
    String limit = "{\"persistent\":{\"cluster.max_shards_per_node\":%s}}";
    BulkAction action = new BulkAction("roguedns-findings-2026.01", "a", 2, new byte[] {'{', '}'});
    server.ask("PUT", "/roguedns-findings-2025.12", null);
    server.ask("PUT", "/_cluster/settings", limit.formatted(1));
    try (RestClient client = connection.open()) {
      Request bulk = new Request("POST", "/_bulk");
      bulk.setEntity(
          new NByteArrayEntity(
              BulkBody.of(List.of(action)), ContentType.create("application/x-ndjson")));

      BulkAnswer answer =
          BulkResponse.read(client.performRequest(bulk).getEntity().getContent(), 1);

      assertThat(answer.items())
          .singleElement()
          .satisfies(
              item -> assertThat(item.outcome()).isEqualTo(Outcome.NO_ROOM_FOR_INDEX),
              item -> assertThat(item.reason()).startsWith("400 validation_exception"));
    } finally {
      server.ask("PUT", "/_cluster/settings", limit.formatted("null"));
    }
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
