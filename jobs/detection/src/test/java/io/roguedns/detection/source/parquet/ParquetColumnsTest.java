package io.roguedns.detection.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.roguedns.detection.source.columnar.UnsupportedColumnException;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What columns of unusual types or names are read as, and what becomes of rows without a time. */
class ParquetColumnsTest {
  private static final String TIME = "optional int64 Timestamp (TIMESTAMP(MICROS,true)); ";
  private static final ReadPlan EVERYTHING =
      new ReadPlan(
          new ReadPlan.Network(
              Set.of(53),
              EnumSet.allOf(NetworkColumn.class),
              EnumSet.noneOf(NetworkColumn.class),
              remoteIp -> false,
              Set.of()),
          null,
          TimeRange.ALL);

  @TempDir Path folder;

  private Path write(String columns, List<Consumer<Group>> rows) throws IOException {
    return write("DeviceNetworkEvents.parquet", columns, rows);
  }

  private Path write(String name, String columns, List<Consumer<Group>> rows) throws IOException {
    String closed = columns.endsWith("}") ? columns : columns + ";";
    MessageType schema = MessageTypeParser.parseMessageType("message m { " + closed + " }");
    List<Group> groups = new ArrayList<>();
    for (Consumer<Group> row : rows) {
      Group group = new SimpleGroup(schema);
      row.accept(group);
      groups.add(group);
    }
    Path file = folder.resolve(name);
    NetworkFile.write(
        file, schema, groups, Form.USUAL.with(CompressionCodecName.UNCOMPRESSED), true);
    return file;
  }

  private NetworkEvent only(Path file) throws IOException {
    List<NetworkEvent> events = Expected.read(file, EVERYTHING).network();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static Consumer<Group> dns(Consumer<Group> more) {
    return row -> {
      row.add("Timestamp", 0L);
      row.add("RemotePort", 53);
      more.accept(row);
    };
  }

  @Test
  void writesOutNumbersInColumnsOfText() throws IOException {
    Path file =
        write(
            TIME
                + "required int32 RemotePort; required int64 DeviceName;"
                + "required int32 ActionType (INTEGER(32,false)); required double RemoteIP;"
                + "required boolean LocalIP; required float Protocol;"
                + "required int32 InitiatingProcessFileName (DECIMAL(5,2));"
                + "required fixed_len_byte_array(3) InitiatingProcessCommandLine;"
                + "required binary AdditionalFields",
            List.of(
                dns(
                    row -> {
                      row.add("DeviceName", -7L);
                      row.add("ActionType", -1);
                      row.add("RemoteIP", 1.5);
                      row.add("LocalIP", true);
                      row.add("Protocol", 0.25f);
                      row.add("InitiatingProcessFileName", 12345);
                      row.add("InitiatingProcessCommandLine", Binary.fromString("abc"));
                      row.add(
                          "AdditionalFields",
                          Binary.fromConstantByteArray(new byte[] {'a', (byte) 0xff, 'b'}));
                    })));
    assertThat(only(file))
        .isEqualTo(
            new NetworkEvent(
                Ticks.UNIX_EPOCH,
                "-7",
                "4294967295",
                "1.5",
                53,
                "true",
                NetworkEvent.NO_PORT,
                "0.25",
                "123.45",
                "abc",
                "",
                "a\uFFFDb",
                NetworkEvent.NO_REPORT));
  }

  @ParameterizedTest
  @CsvSource({
    "' 53 ', true",
    "+53, true",
    "0053, true",
    "53.0, false",
    "0x35, false",
    "'', false",
    "+, false",
    "5 3, false",
    "99999999999999999999953, false"
  })
  void readsPortsInTextAsKustoDoes(String text, boolean isDns) throws IOException {
    Path file =
        write(
            TIME + "required binary RemotePort (STRING)",
            List.of(row -> row.append("Timestamp", 0L).append("RemotePort", text)));
    assertThat(Expected.read(file, EVERYTHING).network()).hasSize(isDns ? 1 : 0);
  }

  @Test
  void readsReportIdsBeyondAnInt() throws IOException {
    String columns = TIME + "required int32 RemotePort; required binary ReportId (STRING)";
    Path file =
        write(
            columns,
            List.of(
                dns(row -> row.add("ReportId", "8589934592")),
                dns(row -> row.add("ReportId", "-9223372036854775807")),
                dns(row -> row.add("ReportId", "9223372036854775808")),
                dns(row -> row.add("ReportId", "many"))));
    assertThat(Expected.read(file, EVERYTHING).network())
        .extracting(NetworkEvent::reportId)
        .containsExactly(8_589_934_592L, -9_223_372_036_854_775_807L, -1L, -1L);
  }

  @Test
  void takesTheAccountOfTheRowIfThereIsSuchAColumn() throws IOException {
    String columns =
        TIME
            + "required int32 RemotePort; optional binary AccountName (STRING);"
            + "optional binary InitiatingProcessAccountName (STRING)";
    Path file =
        write(
            columns,
            List.of(
                dns(row -> row.append("AccountName", "a").add("InitiatingProcessAccountName", "b")),
                dns(row -> row.add("InitiatingProcessAccountName", "b"))));
    assertThat(Expected.read(file, EVERYTHING).network())
        .extracting(NetworkEvent::account)
        .containsExactly("a", "");
  }

  @Test
  void findsColumnsThatDifferInCase() throws IOException {
    Path file =
        write(
            "required int64 timestamp (TIMESTAMP(MILLIS,true)); required int32 REMOTEPORT;"
                + "required binary deviceName (STRING); required binary devicename (STRING);"
                + "required binary DeviceName (STRING)",
            List.of(
                row ->
                    row.append("timestamp", 0L)
                        .append("REMOTEPORT", 53)
                        .append("deviceName", "one")
                        .append("devicename", "two")
                        .append("DeviceName", "three")));
    assertThat(only(file).deviceName()).isEqualTo("three");
  }

  @Test
  void refusesANestedColumnThatIsNeeded() throws IOException {
    Path file =
        write(
            TIME
                + "required int32 RemotePort;"
                + "optional group AdditionalFields { optional binary query (STRING); }",
            List.of(dns(row -> row.addGroup("AdditionalFields").add("query", "x"))));
    assertThatThrownBy(() -> Expected.read(file, EVERYTHING))
        .isInstanceOf(UnsupportedColumnException.class)
        .hasMessageContaining("AdditionalFields")
        .hasMessageContaining("group");
    ReadPlan.Network without = Samples.PLAN.network();
    ReadPlan plan =
        new ReadPlan(
            new ReadPlan.Network(
                without.ports(),
                without.columns(),
                EnumSet.noneOf(NetworkColumn.class),
                without.screen(),
                Set.of()),
            null,
            TimeRange.ALL);
    assertThat(Expected.read(file, plan).network()).hasSize(1);
  }

  @Test
  void refusesARepeatedColumn() throws IOException {
    Path file =
        write(TIME + "repeated int32 RemotePort", List.of(row -> row.add("RemotePort", 53)));
    assertThatThrownBy(() -> Expected.read(file, EVERYTHING))
        .isInstanceOf(UnsupportedColumnException.class)
        .hasMessageContaining("RemotePort");
  }

  @Test
  void rejectsRowsWhoseTimeIsNone() throws IOException {
    Path file =
        write(
            "optional binary Timestamp (STRING); required int32 RemotePort;"
                + "optional binary DeviceName (STRING); optional int64 ReportId",
            List.of(
                row -> row.append("Timestamp", "yesterday").append("RemotePort", 80),
                row ->
                    row.append("Timestamp", "yesterday")
                        .append("RemotePort", 53)
                        .append("DeviceName", "a \"b\""),
                row -> row.append("RemotePort", 53).append("ReportId", 7L),
                row -> row.append("Timestamp", "2024-05-01 12:00:00").append("RemotePort", 53)));
    List<RowBlock> blocks = Expected.blocks(file, 0, Long.MAX_VALUE, EVERYTHING);
    assertThat(blocks).hasSize(1);
    RowBlock block = blocks.get(0);
    assertThat(block.rows(Table.DEVICE_NETWORK_EVENTS)).isEqualTo(4);
    assertThat(block.irrelevant()).isEqualTo(1);
    assertThat(block.network()).hasSize(1);
    assertThat(block.latest()).isEqualTo(Samples.NOON);
    assertThat(block.rejected())
        .extracting(RejectedRow::position, RejectedRow::reason)
        .containsExactly(
            tuple(1L, RejectedRow.Reason.TIMESTAMP), tuple(2L, RejectedRow.Reason.TIMESTAMP));
    RejectedRow row = block.rejected().get(0);
    assertThat(row.source()).endsWith("DeviceNetworkEvents.parquet");
    assertThat(row.detail()).contains("yesterday");
    assertThat(row.length()).isEqualTo(row.raw().length);
    assertThat(new String(row.raw(), StandardCharsets.UTF_8))
        .startsWith(
            "{\"Timestamp\":\"yesterday\",\"RemotePort\":53,\"DeviceName\":\"a \\\"b\\\"\"");
    assertThat(new String(block.rejected().get(1).raw(), StandardCharsets.UTF_8))
        .contains("\"Timestamp\":null")
        .contains("\"ReportId\":7");
  }

  @ParameterizedTest
  @CsvSource({
    "'required int64 Timestamp', 1714564800000",
    "'required int64 Timestamp (TIMESTAMP(MICROS,true))', 9223372036854775807",
    "'required int64 Timestamp (TIMESTAMP(MILLIS,true))', 253402300800000",
    "'required int64 Timestamp (TIMESTAMP(MILLIS,true))', -62135596800001"
  })
  void rejectsNumbersThatAreNoTime(String column, long value) throws IOException {
    Path file =
        write(
            column + "; required int32 RemotePort",
            List.of(row -> row.append("Timestamp", value).append("RemotePort", 53)));
    Expected.Result result = Expected.read(file, EVERYTHING);
    assertThat(result.rejected()).containsExactly(0L);
    assertThat(result.network()).isEmpty();
  }

  @Test
  void readsWhereTheProcessComesFrom() throws IOException {
    Path file =
        write(
            TIME
                + "required int32 RemotePort;"
                + "optional binary InitiatingProcessFolderPath (STRING);"
                + "optional binary InitiatingProcessVersionInfoCompanyName (STRING);"
                + "optional binary InitiatingProcessParentFileName (STRING)",
            List.of(
                dns(
                    row -> {
                      row.add("InitiatingProcessFolderPath", "c:\\x.exe");
                      row.add("InitiatingProcessParentFileName", "p.exe");
                    })));
    assertThat(only(file).origin()).isEqualTo(new ProcessOrigin("c:\\x.exe", "", "p.exe"));
    ReadPlan.Network plan = EVERYTHING.network();
    ReadPlan without =
        new ReadPlan(
            new ReadPlan.Network(
                plan.ports(),
                EnumSet.of(NetworkColumn.REMOTE_IP),
                EnumSet.of(NetworkColumn.PROCESS_FOLDER),
                remoteIp -> false,
                Set.of()),
            null,
            TimeRange.ALL);
    assertThat(Expected.read(file, without).network().get(0).origin())
        .isSameAs(ProcessOrigin.UNKNOWN);
  }

  @Test
  void tellsTheTableByItsColumnsIfThePathDoesNot() throws IOException {
    List<Consumer<Group>> one = List.of(row -> row.add("Timestamp", 0L));
    Path network = write("a.parquet", TIME + "optional binary RemoteIP (STRING)", one);
    Path registry = write("b.parquet", TIME + "optional binary RegistryKey (STRING)", one);
    Path info = write("d.parquet", TIME + "optional binary NetworkAdapterName (STRING)", one);
    Path other = write("c.parquet", TIME + "optional binary FileName (STRING)", one);
    assertThat(block(network).rows(Table.DEVICE_NETWORK_EVENTS)).isEqualTo(1);
    assertThat(block(registry).rows(Table.DEVICE_REGISTRY_EVENTS)).isEqualTo(1);
    assertThat(block(info).rows(Table.DEVICE_NETWORK_INFO)).isEqualTo(1);
    assertThat(block(other).ignored()).isEqualTo(1);
  }

  private static RowBlock block(Path file) throws IOException {
    return Expected.blocks(file, 0, Long.MAX_VALUE, EVERYTHING).get(0);
  }

  @Test
  void countsRowsThatNothingNeedsWithoutReadingThem() throws IOException {
    List<Consumer<Group>> rows = List.of(dns(row -> {}), dns(row -> {}));
    String columns = TIME + "required int32 RemotePort";
    Path info = write("DeviceNetworkInfo.parquet", columns, rows);
    spoilPages(info);
    assertThat(block(info).irrelevant()).isEqualTo(2);
    assertThat(block(info).latest()).isEqualTo(Ticks.UNIX_EPOCH);

    Path network = write(columns, rows);
    spoilPages(network);
    ReadPlan.Network plan = EVERYTHING.network();
    ReadPlan later = new ReadPlan(plan, null, new TimeRange(Samples.NOON, Ticks.MAX));
    ReadPlan otherPort =
        new ReadPlan(
            new ReadPlan.Network(
                Set.of(443), plan.columns(), plan.detail(), plan.screen(), Set.of()),
            null,
            TimeRange.ALL);
    ReadPlan noTable = new ReadPlan(null, null, TimeRange.ALL);
    for (ReadPlan useless : List.of(later, otherPort, noTable)) {
      assertThat(Expected.read(network, useless).irrelevant()).isEqualTo(2);
    }
  }

  /** Overwrites what stands between the magic number and the footer's first bytes. */
  private static void spoilPages(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 4; i < 40; i++) {
      bytes[i] = (byte) 0xff;
    }
    Files.write(file, bytes);
  }
}
