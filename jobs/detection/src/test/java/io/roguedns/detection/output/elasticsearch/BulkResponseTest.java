package io.roguedns.detection.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.detection.output.elasticsearch.BulkAnswer.Item;
import io.roguedns.detection.output.elasticsearch.BulkAnswer.Kind;
import io.roguedns.detection.output.elasticsearch.BulkAnswer.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer means for a document. The answers' texts are those of real servers. */
class BulkResponseTest {
  @ParameterizedTest
  @CsvSource({
    "index, 201, , TAKEN",
    "index, 200, , TAKEN",
    "delete, 200, , TAKEN",
    "delete, 404, , TAKEN",
    "delete, 404, index_not_found_exception, TAKEN",
    "index, 409, version_conflict_engine_exception, TAKEN",
    "delete, 409, version_conflict_engine_exception, TAKEN",
    "index, 429, es_rejected_execution_exception, LATER",
    "index, 429, circuit_breaking_exception, LATER",
    "index, 429, cluster_block_exception, LATER",
    "index, 403, cluster_block_exception, LATER",
    "index, 503, unavailable_shards_exception, LATER",
    "index, 500, i_o_exception, LATER",
    "index, 400, document_parsing_exception, REFUSED",
    "index, 400, mapper_parsing_exception, REFUSED",
    "index, 400, strict_dynamic_mapping_exception, REFUSED",
    "index, 400, illegal_argument_exception, REFUSED",
    "index, 413, too_large, REFUSED",
    "index, 401, security_exception, FATAL",
    "index, 403, security_exception, FATAL",
    "index, 404, index_not_found_exception, FATAL"
  })
  void aDocumentsAnswer(String operation, int status, String type, Outcome outcome)
      throws IOException {
    String error =
        type == null
            ? ""
            : ",\"error\":{\"type\":\""
                + type
                + "\",\"reason\":\"why\",\"caused_by\":"
                + "{\"type\":\"deeper\",\"reason\":\"really\"}}";
    BulkAnswer answer =
        read("{\"items\":[{\"%s\":{\"status\":%d%s}}]}".formatted(operation, status, error), 1);

    assertThat(answer.kind()).isEqualTo(Kind.JUDGED);
    assertThat(answer.items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.outcome()).isEqualTo(outcome);
              assertThat(item.reason())
                  .isEqualTo(
                      outcome == Outcome.TAKEN
                          ? ""
                          : status + " " + type + ": why: deeper: really");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Validation Failed: 1: this action would add [2] shards, but this cluster currently has"
            + " [1000]/[1000] maximum normal shards open; for more information, see https://a/b;",
        "Validation Failed: 1: this action would add [2] total shards, but this cluster currently"
            + " has [1000]/[1000] maximum shards open;"
      })
  void aShardLimitMeansLaterForItsIndexAlone(String reason) throws IOException {
    BulkAnswer answer =
        read(
            "{\"items\":[{\"index\":{\"status\":400,\"error\":{\"type\":\"validation_exception\",\"reason\":\""
                + reason
                + "\"}}},{\"index\":{\"status\":400,\"error\":{\"type\":\"validation_exception\","
                + "\"reason\":\"Validation Failed: 1: an id must be provided\"}}}]}",
            2);

    assertThat(answer.items())
        .extracting(Item::outcome)
        .containsExactly(Outcome.NO_ROOM_FOR_INDEX, Outcome.REFUSED);
  }

  @Test
  void eachDocumentHasItsOwnInOrder() throws IOException {
    BulkAnswer answer =
        read(
            "{\"took\":3,\"errors\":true,\"items\":[{\"index\":{\"_id\":\"a\",\"status\":201}},"
                + "{\"delete\":{\"status\":404}},"
                + "{\"index\":{\"status\":429,\"error\":{\"type\":\"t\",\"reason\":\"r\"}}}]}",
            3);

    assertThat(answer.items())
        .containsExactly(Item.TAKEN, Item.TAKEN, new Item(Outcome.LATER, "429 t: r"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"items\":[{\"index\":{\"status\":201}}]}",
        "{}",
        "{\"items\":[{\"index\":{\"status\":201}},{\"index\":{\"sta",
        "<html>502 by a proxy</html>"
      })
  void anAnswerForOtherThanWhatWasSentIsNone(String body) {
    assertThatThrownBy(() -> read(body, 2)).isInstanceOf(IOException.class);
  }

  @Test
  void noAnswerMeansLater() {
    BulkAnswer answer = BulkResponse.failed(new ConnectException("Connection refused"));

    assertThat(answer.kind()).isEqualTo(Kind.LATER);
    assertThat(answer.reason()).isEqualTo("Connection refused");
  }

  private static BulkAnswer read(String body, int sent) throws IOException {
    return BulkResponse.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), sent);
  }
}
