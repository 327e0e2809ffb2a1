package io.roguedns.detection.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.Ticks;
import io.roguedns.format.ReadPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParquetRegistryTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message registry {"
              + "optional int64 Timestamp (TIMESTAMP(MILLIS,false));"
              + "optional binary DeviceName (STRING);"
              + "optional binary ActionType (STRING);"
              + "optional binary RegistryKey (STRING);"
              + "optional binary RegistryValueName (STRING);"
              + "optional binary RegistryValueData (STRING);"
              + "optional binary InitiatingProcessFileName (STRING);"
              + "optional binary InitiatingProcessFolderPath (STRING);"
              + "optional binary InitiatingProcessVersionInfoCompanyName (STRING);"
              + "optional binary AccountName (STRING);"
              + "optional int64 ReportId; }");

  private static final String[] KEYS = {
    "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tcpip\\Parameters",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\TCPIP\\parameters\\Interfaces\\{1}",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Dhcp",
    "",
    null
  };

  @TempDir Path folder;

  static Stream<Form> forms() {
    return Stream.of(WriterVersion.values())
        .map(Form.USUAL::with)
        .flatMap(
            form ->
                Stream.of(
                    form,
                    form.withDictionaries(0, false),
                    form.withDictionaries(400, false).ofSmallParts(50, 1 << 15)));
  }

  @Test
  void readsWhereTheProcessComesFromIfItIsAsked() throws IOException {
    Group row = new SimpleGroup(SCHEMA);
    row.append("Timestamp", 7L).append("RegistryKey", KEYS[0]);
    row.append("InitiatingProcessFolderPath", "c:\\x.exe");
    row.append("InitiatingProcessVersionInfoCompanyName", "Example");
    Path file = folder.resolve("DeviceRegistryEvents.parquet");
    NetworkFile.write(file, SCHEMA, List.of(row), Form.USUAL, true);
    List<String> fragments = Samples.PLAN.registry().keyFragments();
    ReadPlan asked =
        new ReadPlan(null, new ReadPlan.Registry(fragments, true), ReadPlan.TimeRange.ALL);

    assertThat(Expected.read(file, asked).registry())
        .extracting(RegistryEvent::origin)
        .containsExactly(new ProcessOrigin("c:\\x.exe", "Example", ""));
    assertThat(Expected.read(file, Samples.PLAN).registry())
        .extracting(RegistryEvent::origin)
        .containsExactly(ProcessOrigin.UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void readsTheKeysThatAreAskedFor(Form form) throws IOException {
    Random random = new Random(6);
    List<Group> rows = new ArrayList<>();
    List<RegistryEvent> expected = new ArrayList<>();
    List<Long> rejected = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      Group row = new SimpleGroup(SCHEMA);
      String key = KEYS[random.nextInt(KEYS.length)];
      // Makes plain pages' values differ, too.
      String longKey = key == null || key.isEmpty() ? key : key + "\\" + random.nextInt(30);
      boolean hasTime = random.nextInt(20) > 0;
      String data = random.nextInt(9) == 0 ? null : "6.6.6." + i;
      if (hasTime) {
        row.add("Timestamp", (long) i);
      }
      if (longKey != null) {
        row.add("RegistryKey", longKey);
      }
      if (data != null) {
        row.add("RegistryValueData", data);
      }
      row.append("DeviceName", "d" + i % 3).append("RegistryValueName", "NameServer");
      row.append("AccountName", "admin");
      rows.add(row);
      if (longKey != null && longKey.toLowerCase().contains("services\\tcpip\\parameters")) {
        if (hasTime) {
          expected.add(
              new RegistryEvent(
                  Ticks.ofUnixMillis(i),
                  "d" + i % 3,
                  "",
                  longKey,
                  "NameServer",
                  data == null ? "" : data,
                  "",
                  "admin",
                  NetworkEvent.NO_REPORT));
        } else {
          rejected.add((long) i);
        }
      }
    }
    Path file = folder.resolve("DeviceRegistryEvents.parquet");
    NetworkFile.write(file, SCHEMA, rows, form, true);
    Expected.Result read = Expected.read(file, Samples.PLAN);
    assertThat(read.registry()).isEqualTo(expected);
    assertThat(read.rejected()).isEqualTo(rejected);
    assertThat(read.irrelevant()).isEqualTo(rows.size() - expected.size() - rejected.size());
  }
}
