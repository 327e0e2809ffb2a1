package io.roguedns.format.defender;

import static io.roguedns.format.defender.Decoding.decode;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Table;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import io.roguedns.json.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class JsonDecoderProperties {
  private static final Table[] PATHS = {
    null, null, Table.DEVICE_NETWORK_EVENTS, Table.DEVICE_REGISTRY_EVENTS, Table.DEVICE_NETWORK_INFO
  };

  /**
   * The filter's soundness, among others: whatever it drops, a whole parse finds unneeded too, and
   * of the same table.
   */
  @Property(tries = 60_000, shrinking = ShrinkingMode.OFF)
  void decodesAsAWholeParseDoes(@ForAll long seed) throws IOException {
    Spelling spelling = new Spelling(seed);
    Table path = PATHS[spelling.random().nextInt(PATHS.length)];
    ReadPlan plan =
        new ReadPlan(
            spelling.random().nextInt(8) == 0 ? null : Decoding.NETWORK,
            spelling.random().nextInt(8) == 0 ? null : Decoding.REGISTRY,
            spelling.random().nextInt(8) > 0,
            TimeRange.ALL);
    byte[] input = spelling.input().getBytes(StandardCharsets.UTF_8);
    RowBlock expected = new RowBlock();
    new ReferenceDecoder(plan, path, expected).decode(input);
    RowBlock actual = decode(plan, input, path);
    assertThat(summary(actual))
        .as(() -> path + ": " + new String(input, StandardCharsets.UTF_8))
        .isEqualTo(summary(expected));
  }

  private static List<Object> summary(RowBlock block) throws IOException {
    List<Object> summary = new ArrayList<>();
    for (Table table : Table.values()) {
      summary.add(table + " " + block.rows(table));
    }
    summary.add("no table " + block.rowsOfNoTable());
    summary.add("irrelevant " + block.irrelevant());
    summary.add("ignored " + block.ignored());
    summary.add("rejected " + block.rejected().size());
    for (NetworkEvent event : block.network()) {
      summary.add(treeOfFields(event));
    }
    summary.addAll(block.registry());
    summary.addAll(block.networkInfo());
    return summary;
  }

  /** Objects among the additional fields are compared as trees: their text keeps its spelling. */
  private static List<Object> treeOfFields(NetworkEvent event) throws IOException {
    String fields = event.additionalFields();
    boolean nested = fields.startsWith("{") || fields.startsWith("[");
    return List.of(
        event.timestamp(),
        event.deviceName(),
        event.actionType(),
        event.remoteIp(),
        event.remotePort(),
        event.localIp(),
        event.localPort(),
        event.protocol(),
        event.processName(),
        event.commandLine(),
        event.account(),
        event.reportId(),
        event.origin(),
        nested ? ReferenceDecoder.JSON.readTree(fields) : fields);
  }

  /** The same row is the same event, however it is wrapped. */
  @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
  void wrappingChangesNothing(@ForAll long seed) {
    Spelling spelling = new Spelling(seed);
    String row =
        "{\"Timestamp\":\"2024-05-01T10:02:03Z\",\"RemotePort\":53,\"RemoteIP\":\"6.6.6."
            + spelling.random().nextInt(9)
            + "\",\"AdditionalFields\":"
            + spelling.any("null", "{\"a\": [1, 2]}", "\"{}\"")
            + "}";
    String record =
        "{\"category\":\"AdvancedHunting-DeviceNetworkEvents\",\"properties\":" + row + "}";
    RowBlock flat = decode(row, Table.DEVICE_NETWORK_EVENTS);
    assertThat(flat.network()).hasSize(1);
    assertThat(decode(record).network()).isEqualTo(flat.network());
    assertThat(decode("{\"records\":[" + record + "]}").network()).isEqualTo(flat.network());
  }
}
