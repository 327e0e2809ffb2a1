package io.roguedns.detection.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.RawSettings;
import io.roguedns.detection.settings.SettingsReader;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.Table;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.format.RowBlock;
import io.roguedns.format.defender.JsonDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedsTest {
  private static final EnumSet<NetworkColumn> ORIGIN =
      EnumSet.of(
          NetworkColumn.PROCESS_FOLDER,
          NetworkColumn.PROCESS_COMPANY,
          NetworkColumn.PARENT_PROCESS);

  private static ReadPlan plan(String... keysAndValues) throws ConfigurationException {
    RawSettings raw = new RawSettings();
    raw.add(Catalog.withKey("input").orElseThrow(), "x", "--input");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      raw.add(Catalog.withKey(keysAndValues[i]).orElseThrow(), keysAndValues[i + 1], "--x");
    }
    return Needs.of(SettingsReader.read(raw, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"strict", "kql"})
  void alertsNeedTheOriginOfFindingsProcessesAndNetworkInfo(String semantics)
      throws ConfigurationException {
    ReadPlan on = plan("semantics", semantics);
    assertThat(on.networkInfo()).isTrue();
    assertThat(on.registry().origin()).isTrue();
    EnumSet<NetworkColumn> read = EnumSet.copyOf(on.network().detail());
    read.addAll(on.network().columns());
    assertThat(read).containsAll(ORIGIN);
    // A parent is asked of findings' processes alone, not of every row that is counted.
    assertThat(on.network().columns()).doesNotContain(NetworkColumn.PARENT_PROCESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"strict", "kql"})
  void withoutAlertsNoneOfThatIsRead(String semantics) throws ConfigurationException {
    ReadPlan on = plan("semantics", semantics);
    ReadPlan off = plan("semantics", semantics, "alerts", "off");
    assertThat(off.networkInfo()).isFalse();
    assertThat(off.registry().origin()).isFalse();
    assertThat(off.registry().keyFragments()).isEqualTo(on.registry().keyFragments());
    EnumSet<NetworkColumn> detail = EnumSet.copyOf(on.network().detail());
    detail.removeAll(ORIGIN);
    assertThat(off.network().detail()).isEqualTo(detail);
    EnumSet<NetworkColumn> columns = EnumSet.copyOf(on.network().columns());
    columns.removeAll(ORIGIN);
    assertThat(off.network().columns()).isEqualTo(columns);
    assertThat(off.network().ports()).isEqualTo(on.network().ports());
    assertThat(off.network().detailActions()).isEqualTo(on.network().detailActions());
  }

  @Test
  void binsNeedToKnowWhereProcessesComeFrom() throws ConfigurationException {
    ReadPlan volume = plan("signals", "high-volume");
    assertThat(volume.network().detail()).doesNotContainAnyElementsOf(ORIGIN);
    assertThat(volume.network().columns())
        .contains(NetworkColumn.PROCESS_FOLDER, NetworkColumn.PROCESS_COMPANY);
    assertThat(volume.registry()).isNull();
    assertThat(volume.networkInfo()).isTrue();
  }

  @Test
  void profilesNeedWhatIsCountedAlone() throws ConfigurationException {
    RawSettings raw = new RawSettings();
    raw.add(Catalog.INPUT, "x", "--input");
    ReadPlan plan = Needs.of(SettingsReader.readProfile(raw, null).run());

    assertThat(plan.registry()).isNull();
    assertThat(plan.networkInfo()).isFalse();
    assertThat(plan.network().columns())
        .containsExactlyInAnyOrder(
            NetworkColumn.DEVICE_NAME,
            NetworkColumn.PROCESS_NAME,
            NetworkColumn.REMOTE_IP,
            NetworkColumn.ACTION_TYPE,
            NetworkColumn.LOCAL_PORT);
    assertThat(plan.network().detail()).containsExactly(NetworkColumn.ADDITIONAL_FIELDS);
    assertThat(plan.network().queries()).isFalse();
  }

  /** Alerts must see that a value was put right, which is no finding. */
  @ParameterizedTest
  @ValueSource(strings = {"strict", "kql"})
  void everyRowThatSetsResolversIsRead(String semantics) throws ConfigurationException {
    JsonDecoder decoder = new JsonDecoder(plan("semantics", semantics));
    RowBlock block = new RowBlock();
    List<String> values =
        List.of("10.0.0.1", "8.8.8.8", "", "192.168.1.1", "6.6.6.6", "no address");
    for (String value : values) {
      byte[] row =
          ("{\"Timestamp\":\"2026-03-10\",\"RegistryKey\":\"HKLM\\\\Services\\\\Tcpip\\\\Parameters"
                  + "\\\\Interfaces\\\\{1}\",\"RegistryValueName\":\"NameServer\",\"RegistryValueData\":\""
                  + value
                  + "\"}")
              .getBytes(StandardCharsets.UTF_8);
      decoder.decode(row, 0, row.length, Table.DEVICE_REGISTRY_EVENTS, "here", 0, block);
    }
    assertThat(block.registry()).extracting(RegistryEvent::valueData).isEqualTo(values);
  }
}
