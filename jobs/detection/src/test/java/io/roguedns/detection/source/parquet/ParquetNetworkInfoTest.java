package io.roguedns.detection.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetNetworkInfoTest {
  private static final List<String> TEXTS =
      List.of(
          "DeviceName",
          "NetworkAdapterName",
          "MacAddress",
          "NetworkAdapterType",
          "NetworkAdapterStatus",
          "TunnelType",
          "ConnectedNetworks",
          "DnsAddresses",
          "IPv4Dhcp",
          "IPv6Dhcp",
          "DefaultGateways",
          "IPAddresses");
  private static final Map<String, String> ROW =
      Map.ofEntries(
          Map.entry("DeviceName", "lt-1"),
          Map.entry("NetworkAdapterName", "{D4}"),
          Map.entry("MacAddress", "02"),
          Map.entry("NetworkAdapterType", "Tunnel"),
          Map.entry("NetworkAdapterStatus", "Up"),
          Map.entry("TunnelType", "None"),
          Map.entry("ConnectedNetworks", "[{\"Name\":\"café\",\"Category\":\"Public\"}]"),
          Map.entry("DnsAddresses", "[\"10.0.0.1\",\"10.0.0.2\"]"),
          Map.entry("IPv4Dhcp", "10.20.0.1"),
          Map.entry("DefaultGateways", "[\"10.20.0.1\"]"),
          Map.entry("IPAddresses", "[{\"IPAddress\":\"10.20.1.11\",\"SubnetPrefix\":24}]"));
  private static final ReadPlan PLAN = new ReadPlan(null, null, true, TimeRange.ALL);

  @TempDir Path folder;

  static Stream<Form> forms() {
    return Stream.of(Form.TimeKind.values())
        .map(Form.USUAL::with)
        .flatMap(
            form ->
                Stream.of(
                    form,
                    form.with(WriterVersion.PARQUET_2_0).withDictionaries(0, false),
                    form.withDictionaries(400, false).ofSmallParts(50, 1 << 15)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void readsAllRowsThatHaveATime(Form form) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    List<NetworkInfo> expected = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      Map<String, String> row = new HashMap<>(ROW);
      row.put("DeviceName", "lt-" + i % 40);
      if (i % 7 == 0) {
        row.remove("DnsAddresses");
      }
      if (i % 50 == 0) {
        row.put("Timestamp", "none");
      } else {
        expected.add(
            info(
                Samples.NOON + i * Ticks.PER_MILLISECOND,
                "lt-" + i % 40,
                i % 7 == 0 ? List.of() : List.of("10.0.0.1", "10.0.0.2")));
      }
      rows.add(row);
    }

    List<RowBlock> blocks = read(write(rows, form), PLAN);

    assertThat(infos(blocks)).isEqualTo(expected);
    assertThat(rejected(blocks))
        .hasSize(14)
        .extracting(RejectedRow::reason)
        .containsOnly(Reason.TIMESTAMP);
    assertThat(rejected(blocks).get(1).position()).isEqualTo(50);
    assertThat(blocks.stream().mapToLong(block -> block.rows(Table.DEVICE_NETWORK_INFO)).sum())
        .isEqualTo(rows.size());
    assertThat(blocks.stream().mapToLong(RowBlock::latest).max())
        .hasValue(Samples.NOON + 699 * Ticks.PER_MILLISECOND);
  }

  private static NetworkInfo info(long ticks, String device, List<String> dns) {
    return new NetworkInfo(
        ticks,
        device,
        "{D4}",
        "Tunnel",
        "Up",
        "None",
        "10.20.0.1",
        "",
        List.of(new ConnectedNetwork("café", "Public")),
        dns,
        List.of("10.20.0.1"),
        List.of("10.20.1.11"),
        NetworkEvent.NO_REPORT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "[\"10.0.0.1\"", "[5]", "{\"a\":", "\u0000"})
  void aRowWhoseListsAreNoneIsRejectedByItself(String list) throws IOException {
    Map<String, String> bad = new HashMap<>(ROW);
    bad.put("IPAddresses", list);

    List<RowBlock> blocks = read(write(List.of(ROW, bad, ROW), Form.USUAL), PLAN);

    assertThat(infos(blocks)).hasSize(2);
    RejectedRow row = rejected(blocks).get(0);
    assertThat(row.reason()).isEqualTo(Reason.TYPE);
    assertThat(row.detail()).startsWith("IPAddresses isn't a valid list: ");
    assertThat(row.position()).isEqualTo(1);
    JsonNode shown = new ObjectMapper().readTree(row.raw());
    assertThat(shown.get("Timestamp").asText()).isEqualTo("2024-05-01T12:00:00.0010000Z");
    assertThat(shown.get("IPAddresses").asText()).isEqualTo(list);
    assertThat(rejected(blocks)).hasSize(1);
  }

  @Test
  void columnsThatTheFileLacksAreEmpty() throws IOException {
    List<RowBlock> blocks =
        read(
            write(
                List.of(Map.of("NetworkAdapterName", "{D4}")),
                Form.USUAL.without(Set.of("DnsAddresses", "TunnelType"))),
            PLAN);

    NetworkInfo info = infos(blocks).get(0);
    assertThat(info.adapter()).isEqualTo("{D4}");
    assertThat(info.tunnelType()).isEmpty();
    assertThat(info.dnsAddresses()).isEmpty();
  }

  @Test
  void onlyRowsThatThePlanAsksForAreRead() throws IOException {
    Path file = write(List.of(ROW, ROW, ROW), Form.USUAL);
    long second = Samples.NOON + Ticks.PER_MILLISECOND;
    List<RowBlock> one =
        read(file, new ReadPlan(null, null, true, new TimeRange(second, second + 1)));
    List<RowBlock> none = read(file, new ReadPlan(null, null, TimeRange.ALL));

    assertThat(infos(one)).extracting(NetworkInfo::timestamp).containsExactly(second);
    assertThat(one.get(0).irrelevant()).isEqualTo(2);
    assertThat(infos(none)).isEmpty();
    assertThat(none.get(0).irrelevant()).isEqualTo(3);
  }

  private Path write(List<Map<String, String>> rows, Form form) throws IOException {
    List<Type> columns = new ArrayList<>();
    columns.add(NetworkFile.time(form, Repetition.OPTIONAL));
    for (String name : TEXTS) {
      if (!form.missing().contains(name)) {
        columns.add(
            Types.primitive(PrimitiveTypeName.BINARY, Repetition.OPTIONAL)
                .as(LogicalTypeAnnotation.stringType())
                .named(name));
      }
    }
    MessageType schema = new MessageType("info", columns);
    List<Group> groups = new ArrayList<>();
    for (Map<String, String> row : rows) {
      Group group = new SimpleGroup(schema);
      if (!row.containsKey("Timestamp")) {
        NetworkFile.addTime(group, Samples.NOON + groups.size() * Ticks.PER_MILLISECOND, form);
      }
      row.forEach(
          (name, text) -> {
            if (!name.equals("Timestamp")) {
              group.add(name, text);
            }
          });
      groups.add(group);
    }
    Path file = folder.resolve("DeviceNetworkInfo.parquet");
    NetworkFile.write(file, schema, groups, form, true);
    return file;
  }

  private static List<RowBlock> read(Path file, ReadPlan plan) throws IOException {
    return Expected.blocks(file, 0, Long.MAX_VALUE, plan);
  }

  private static List<NetworkInfo> infos(List<RowBlock> blocks) {
    return blocks.stream().flatMap(block -> block.networkInfo().stream()).toList();
  }

  private static List<RejectedRow> rejected(List<RowBlock> blocks) {
    return blocks.stream().flatMap(block -> block.rejected().stream()).toList();
  }
}
