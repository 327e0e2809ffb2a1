package io.roguedns.simulation.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.story.Scenario;
import io.roguedns.simulation.story.Stories;
import io.roguedns.simulation.world.Day;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows as the Streaming API sends them. */
class RecordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Table, List<Row>> rows =
      Scenario.play(Stories.named("dns-hijack").orElseThrow(), 1, Day.DEFAULT).recording().rows();
  private final long count = rows.values().stream().mapToLong(List::size).sum();

  @Test
  void rowsArriveFourToThirtyEightMinutesLateAndInThatOrder() {
    List<Arrival.Received> received = Arrival.received(rows.values());

    assertThat(received).hasSize((int) count);
    assertThat(received).extracting(Arrival.Received::at).isSorted();
    assertThat(received)
        .allSatisfy(
            one ->
                assertThat(one.at() - one.row().timestamp())
                    .isBetween(4 * Ticks.PER_MINUTE, 38 * Ticks.PER_MINUTE));
  }

  /** The story's point: its cause is known last, and still in time. */
  @Test
  void aRowThatIsHeldUpComesAfterThoseThatItCaused() {
    List<Arrival.Received> received =
        Arrival.received(
            Scenario.play(Stories.named("late-registry-row").orElseThrow(), 1, Day.DEFAULT)
                .recording()
                .rows()
                .values());
    int setting = indexOfFirst(received, "RegistryValueData", "203.0.113.44");
    int lookUp = indexOfFirst(received, "RemoteIP", "203.0.113.44");

    assertThat(received).extracting(Arrival.Received::at).isSorted();
    assertThat(lookUp).isLessThan(setting);
    Arrival.Received late = received.get(setting);
    assertThat(late.row().timestamp()).isLessThan(received.get(lookUp).row().timestamp());
    assertThat(late.at() - late.row().timestamp()).isEqualTo(42 * Ticks.PER_MINUTE);
    long waitedFor = received.get(setting - 1).row().timestamp() - 45 * Ticks.PER_MINUTE;
    assertThat(late.row().timestamp()).isGreaterThan(waitedFor);
  }

  private static int indexOfFirst(List<Arrival.Received> received, String column, String value) {
    for (int i = 0; i < received.size(); i++) {
      Row row = received.get(i).row();
      boolean has = row.schema().columns().stream().anyMatch(one -> one.name().equals(column));
      if (has && row.text(column).equals(value)) {
        return i;
      }
    }
    throw new AssertionError("no row has " + value);
  }

  @Test
  void aRecordHasItsTableAndItsRow() throws Exception {
    String line = Records.lines(Arrival.received(rows.values())).get(0);

    JsonNode json = JSON.readTree(line);
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("time", "tenantId", "operationName", "category", "properties", "Tenant");
    assertThat(json.path("category").asText()).startsWith("AdvancedHunting-Device");
    assertThat(json.path("properties").path("DeviceName").asText()).endsWith(".corp.example");
  }

  @Test
  void messagesHoldAllRecordsAndMixTables() throws Exception {
    List<String> tables = new ArrayList<>();
    boolean mixed = false;
    for (String message : Records.messages(Arrival.received(rows.values()))) {
      List<String> inMessage = JSON.readTree(message).path("records").findValuesAsText("category");
      mixed |= inMessage.stream().distinct().count() > 1;
      tables.addAll(inMessage);
    }
    assertThat(tables).hasSize((int) count);
    assertThat(mixed).isTrue();
  }
}
