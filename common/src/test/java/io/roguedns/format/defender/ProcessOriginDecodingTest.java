package io.roguedns.format.defender;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.RegistryEvent;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.format.ReadPlan.TimeRange;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessOriginDecodingTest {
  private static final ProcessOrigin ORIGIN =
      new ProcessOrigin("C:\\Tools\\x.exe", "Example GmbH", "explorer.exe");
  private static final String COLUMNS =
      "\"InitiatingProcessFolderPath\":\"C:\\\\Tools\\\\x.exe\","
          + "\"InitiatingProcessVersionInfoCompanyName\":\"Example GmbH\","
          + "\"InitiatingProcessParentFileName\":\"explorer.exe\"";

  private static ProcessOrigin ofNetwork(ReadPlan plan, String columns) {
    String row =
        "{\"Timestamp\":\"2026-03-10\",\"RemotePort\":53,\"RemoteIP\":\"6.6.6.6\"" + columns + "}";
    List<NetworkEvent> events =
        Decoding.decode(plan, row.getBytes(StandardCharsets.UTF_8), null).network();
    return events.get(0).origin();
  }

  private static ProcessOrigin ofRegistry(ReadPlan plan, String columns) {
    String row =
        "{\"Timestamp\":\"2026-03-10\",\"RegistryKey\":\"Tcpip\\\\Parameters\"" + columns + "}";
    List<RegistryEvent> events =
        Decoding.decode(plan, row.getBytes(StandardCharsets.UTF_8), null).registry();
    return events.get(0).origin();
  }

  @Test
  void isReadOfBothTables() {
    assertThat(ofNetwork(Decoding.PLAN, "," + COLUMNS)).isEqualTo(ORIGIN);
    assertThat(ofRegistry(Decoding.PLAN, "," + COLUMNS)).isEqualTo(ORIGIN);
  }

  @Test
  void whatTheRowLacksIsEmpty() {
    String nulls = ",\"InitiatingProcessFolderPath\":null";
    for (String columns : new String[] {"", nulls}) {
      assertThat(ofNetwork(Decoding.PLAN, columns)).isSameAs(ProcessOrigin.UNKNOWN);
      assertThat(ofRegistry(Decoding.PLAN, columns)).isSameAs(ProcessOrigin.UNKNOWN);
    }
    assertThat(ofNetwork(Decoding.PLAN, ",\"InitiatingProcessParentFileName\":\"p\""))
        .isEqualTo(new ProcessOrigin("", "", "p"));
  }

  @Test
  void isReadOnlyIfThePlanAsks() {
    ReadPlan.Registry registry = new ReadPlan.Registry(Decoding.REGISTRY.keyFragments());
    ReadPlan detail =
        new ReadPlan(
            new ReadPlan.Network(
                Set.of(53),
                EnumSet.of(NetworkColumn.REMOTE_IP),
                EnumSet.of(NetworkColumn.PARENT_PROCESS),
                ip -> ip.startsWith("6."),
                Set.of()),
            registry,
            TimeRange.ALL);
    assertThat(ofNetwork(detail, "," + COLUMNS))
        .isEqualTo(new ProcessOrigin("", "", "explorer.exe"));
    assertThat(ofNetwork(detail, "," + COLUMNS + ",\"RemoteIP\":\"10.0.0.1\""))
        .isSameAs(ProcessOrigin.UNKNOWN);
    assertThat(ofRegistry(detail, "," + COLUMNS)).isSameAs(ProcessOrigin.UNKNOWN);
  }
}
