package io.roguedns.detection.alert;

import static io.roguedns.detection.testing.EvidenceBuilder.NOON;
import static io.roguedns.detection.testing.EvidenceBuilder.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import io.roguedns.detection.summary.AlertOmission;
import io.roguedns.detection.testing.DefaultAlerts;
import io.roguedns.detection.testing.LeftOut;
import io.roguedns.detection.types.AlertSerializer;
import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** One device, or resolver, that has more of everything than is kept: {@code bounds.md}. */
class HostileKeysTest {
  private static final int MANY = 5_000;

  private KeyedTwoInputStreamOperatorTestHarness<String, Clue, NetworkInfo, Alert> devices()
      throws Exception {
    KeyedTwoInputStreamOperatorTestHarness<String, Clue, NetworkInfo, Alert> harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new TellOfDevices(DefaultAlerts.with())),
            Clue::device,
            NetworkInfo::deviceName,
            Types.STRING);
    harness.setup(AlertSerializer.INSTANCE);
    harness.open();
    return harness;
  }

  private static NetworkInfo row(long ticks, int adapter) {
    return new NetworkInfo(
        ticks,
        "pc1",
        "{" + adapter + "}",
        "Ethernet",
        "Up",
        "None",
        "",
        "",
        List.of(new ConnectedNetwork("n" + adapter, "Public")),
        List.of("10.0.0." + adapter % 250),
        List.of(),
        List.of(),
        adapter);
  }

  /** Rows of ten hours, as many in each. */
  private static List<NetworkInfo> rowsOfTenHours(int adapters) {
    return IntStream.range(0, MANY)
        .mapToObj(i -> row(NOON + i * 10L * Ticks.PER_HOUR / MANY, i % adapters))
        .toList();
  }

  @Test
  void rowsOfADevicesNetworksAreLimitedByTheHour() throws Exception {
    List<NetworkInfo> rows = new ArrayList<>(rowsOfTenHours(200));
    List<Alert> first = null;
    for (int seed = 0; seed < 3; seed++) {
      var harness = devices();
      for (NetworkInfo row : rows) {
        harness.processElement2(row, 0);
      }
      for (int minute = 0; minute < 600; minute += 50) {
        harness.processElement1(
            new Clue(
                AlertType.PERSISTENT_UNAUTHORIZED_RESOLVER,
                List.of(use().resolver("198.51.100." + minute / 50).minute(minute).build())),
            Ticks.toUnixMillis(NOON + minute * Ticks.PER_MINUTE));
      }
      harness.processBothWatermarks(Watermark.MAX_WATERMARK);
      List<Alert> alerts = harness.extractOutputValues();
      assertThat(alerts).isNotEmpty();
      assertThat(first == null ? alerts : first).as("arrival %d", seed).isEqualTo(alerts);
      first = alerts;
      assertThat(LeftOut.of(harness, AlertOmission.NETWORK_INFO))
          .as("of each hour all but the first")
          .isEqualTo(MANY - 10 * NetworkStates.MAX_ROWS_AN_HOUR);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
      harness.close();
      Collections.shuffle(rows, new Random(seed));
    }
  }

  @Test
  void adaptersAndTheirRowsAreLimited() {
    DeviceNetworks networks = new DeviceNetworks(rowsOfTenHours(MANY));
    long end = NOON + 10 * Ticks.PER_HOUR;
    assertThat(networks.forget(end, end - Ticks.PER_DAY))
        .isEqualTo(MANY - DeviceNetworks.MAX_ADAPTERS);
    assertThat(networks.rows())
        .as("the latest")
        .isEqualTo(rowsOfTenHours(MANY).subList(MANY - DeviceNetworks.MAX_ADAPTERS, MANY));

    List<NetworkInfo> changing =
        IntStream.range(0, 4 * DeviceNetworks.MAX_ROWS)
            .mapToObj(i -> row(NOON + i, i % 2))
            .map(row -> withResolver(row, "192.0.2." + row.timestamp() % 251))
            .toList();
    networks = new DeviceNetworks(changing);
    assertThat(networks.forget(end, end - Ticks.PER_DAY)).isEqualTo(3 * DeviceNetworks.MAX_ROWS);
    assertThat(networks.rows())
        .hasSize(DeviceNetworks.MAX_ROWS)
        .last()
        .isEqualTo(changing.get(changing.size() - 1));
  }

  private static NetworkInfo withResolver(NetworkInfo row, String resolver) {
    return new NetworkInfo(
        row.timestamp(),
        row.deviceName(),
        row.adapter(),
        row.adapterType(),
        row.status(),
        row.tunnelType(),
        row.ipv4Dhcp(),
        row.ipv6Dhcp(),
        row.networks(),
        List.of(resolver),
        row.gateways(),
        row.addresses(),
        row.reportId());
  }

  @Test
  void aRowsListsAndTextsAreCut() {
    List<String> addresses = IntStream.range(0, 1_000).mapToObj(i -> "a" + i).toList();
    NetworkInfo cut =
        DeviceNetworks.cut(
            new NetworkInfo(
                NOON,
                "pc1",
                "x".repeat(10_000),
                "",
                "Up",
                "",
                "",
                "",
                Collections.nCopies(1_000, new ConnectedNetwork("y".repeat(10_000), "Public")),
                addresses,
                addresses,
                addresses,
                1));
    assertThat(cut.adapter()).hasSize(DeviceNetworks.MAX_TEXT);
    assertThat(cut.networks()).hasSize(DeviceNetworks.MAX_LIST);
    assertThat(cut.networks().get(0).name()).hasSize(DeviceNetworks.MAX_TEXT);
    assertThat(cut.dnsAddresses()).isEqualTo(addresses.subList(0, DeviceNetworks.MAX_LIST));
    assertThat(cut.addresses()).hasSize(DeviceNetworks.MAX_LIST);
  }
}
