package io.roguedns.detection.alert;

import static io.roguedns.detection.testing.EvidenceBuilder.NOON;
import static io.roguedns.detection.testing.EvidenceBuilder.change;
import static io.roguedns.detection.testing.EvidenceBuilder.repair;
import static io.roguedns.detection.testing.EvidenceBuilder.use;
import static io.roguedns.detection.testing.EvidenceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.signal.Signals;
import io.roguedns.detection.signal.unauthorizedresolver.PersistentUse;
import io.roguedns.detection.summary.AlertOmission;
import io.roguedns.detection.testing.DefaultAlerts;
import io.roguedns.detection.testing.EvidenceBuilder;
import io.roguedns.detection.testing.LeftOut;
import io.roguedns.detection.types.AlertSerializer;
import io.roguedns.detection.types.EvidenceSerializer;
import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.Ticks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** One device, or resolver, that has more of everything than is kept: {@code bounds.md}. */
class HostileKeysTest {
  private static final int MANY = 5_000;
  private static final Duration BIN = Duration.ofMinutes(5);

  private KeyedTwoInputStreamOperatorTestHarness<String, Clue, NetworkInfo, Alert> devices()
      throws Exception {
    KeyedTwoInputStreamOperatorTestHarness<String, Clue, NetworkInfo, Alert> harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(
                new TellOfDevices(DefaultAlerts.with(), new Summaries(Signals.ALL))),
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
                PersistentUse.PERSISTENT_UNAUTHORIZED_RESOLVER,
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

  /** Each hour that it is late by would be looked at once more. */
  @Test
  void aRowThatIsTooOldToMatterIsNotKept() throws Exception {
    var harness = devices();
    harness.processBothWatermarks(new Watermark(Ticks.toUnixMillis(NOON)));
    harness.processElement2(row(NOON - 9 * Ticks.PER_DAY, 1), 0);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(LeftOut.of(harness, AlertOmission.NETWORK_INFO)).isOne();
    harness.processElement2(row(NOON - 9 * Ticks.PER_DAY + Ticks.PER_HOUR, 1), 0);
    assertThat(harness.numKeyedStateEntries()).isOne();
    harness.close();
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

  private static KeyedOneInputStreamOperatorTestHarness<String, Evidence, Evidence> harness(
      KeyedProcessFunction<String, Evidence, Evidence> function, KeySelector<Evidence, String> key)
      throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, Evidence, Evidence> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), key, Types.STRING);
    harness.setup(EvidenceSerializer.INSTANCE);
    harness.open();
    return harness;
  }

  /** Adds evidence in some order, and lets all time pass. */
  private static void run(
      KeyedOneInputStreamOperatorTestHarness<String, Evidence, Evidence> harness,
      List<Evidence> evidence,
      int seed)
      throws Exception {
    List<Evidence> arriving = new ArrayList<>(evidence);
    Collections.shuffle(arriving, new Random(seed));
    for (Evidence one : arriving) {
      harness.processElement(one, Ticks.toUnixMillis(one.last()));
    }
    assertThat(harness.numKeyedStateEntries()).as("whatever comes").isLessThan(200);
    harness.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  private static List<Evidence> many(IntFunction<EvidenceBuilder> one) {
    return IntStream.range(0, MANY).mapToObj(one).map(EvidenceBuilder::build).toList();
  }

  @Test
  void volumesOfADeviceAreTheGreatestOfABin() throws Exception {
    List<Evidence> volumes = many(i -> volume(300 + i).process("p" + i));
    for (int seed = 0; seed < 3; seed++) {
      var harness =
          harness(
              new EvidenceLimit(AlertOmission.VOLUMES, BIN, Alerts.MAX_VOLUMES), Evidence::device);
      run(harness, volumes, seed);
      assertThat(harness.extractOutputValues())
          .containsExactlyInAnyOrderElementsOf(volumes.subList(MANY - Alerts.MAX_VOLUMES, MANY));
      assertThat(LeftOut.of(harness, AlertOmission.VOLUMES)).isEqualTo(MANY - Alerts.MAX_VOLUMES);
      harness.close();
    }
  }

  @Test
  void changesOfADeviceAreTheFirstOfAnHourEachAtItsTime() throws Exception {
    List<Evidence> changes = new ArrayList<>(many(i -> change().setting("s" + i).at(i * 0.7)));
    changes.addAll(many(i -> repair().setting("s" + i).at(i * 0.7)));
    for (int seed = 0; seed < 3; seed++) {
      var harness =
          harness(
              new EvidenceLimit(AlertOmission.CHANGES, Duration.ofHours(1), Alerts.MAX_CHANGES),
              Evidence::device);
      run(harness, changes, seed);
      assertThat(harness.extractOutputStreamRecords())
          .as("of %d, and as many that were put right", Alerts.MAX_CHANGES)
          .hasSize(2 * Alerts.MAX_CHANGES)
          .allMatch(record -> record.getTimestamp() == Ticks.toUnixMillis(record.getValue().last()))
          .allMatch(record -> record.getValue().last() < NOON + 180 * Ticks.PER_SECOND);
      assertThat(LeftOut.of(harness, AlertOmission.CHANGES))
          .isEqualTo(2L * (MANY - Alerts.MAX_CHANGES));
      harness.close();
    }
  }

  @Test
  void whatHasPassedCountsForTheLimitOfItsHour() throws Exception {
    var harness =
        harness(new EvidenceLimit(AlertOmission.CHANGES, Duration.ofHours(1), 3), Evidence::device);
    for (int i = 0; i < 10; i++) {
      harness.processElement(
          change().minute(i * 10).build(), Ticks.toUnixMillis(NOON) + i * 600_000);
      harness.processWatermark(Ticks.toUnixMillis(NOON) + i * 600_000);
    }
    assertThat(harness.extractOutputValues())
        .extracting(change -> (change.last() - NOON) / Ticks.PER_MINUTE)
        .containsExactly(0L, 10L, 20L, 60L, 70L, 80L);
    harness.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(harness.numKeyedStateEntries()).isZero();
    harness.close();
  }

  private static UseAggregator aggregator() {
    return new UseAggregator(BIN, Ticks.binOffset(BIN));
  }

  @Test
  void aPortScanGoesOnAsItsGreatestPartAndARest() throws Exception {
    List<Evidence> uses = new ArrayList<>(many(i -> use().resolver("r" + i).at(i * 0.05)));
    uses.addAll(many(i -> use().resolver("r" + i).at(i * 0.05).process("B.exe").findings(2)));
    List<Evidence> expected = null;
    for (int seed = 0; seed < 3; seed++) {
      var harness = harness(aggregator(), Evidence::device);
      run(harness, uses, seed);
      List<Evidence> pairs = harness.extractOutputValues();
      List<Evidence> rest =
          harness.getSideOutput(UseAggregator.REST).stream().map(StreamRecord::getValue).toList();
      assertThat(pairs).hasSize(UseAggregator.MAX_USES);
      assertThat(rest).hasSize(2).allMatch(one -> one.resolver().isEmpty());
      List<Evidence> all = Stream.concat(pairs.stream(), rest.stream()).toList();
      assertThat(all.stream().mapToLong(Evidence::findings).sum()).isEqualTo(3L * MANY);
      assertThat(LeftOut.of(harness, AlertOmission.USES))
          .isGreaterThanOrEqualTo(rest.stream().mapToLong(Evidence::findings).sum());
      List<Evidence> sorted = all.stream().sorted(Evidence.ORDER).toList();
      assertThat(sorted).isEqualTo(expected == null ? sorted : expected);
      expected = sorted;
      harness.close();
    }
  }

  @Test
  void whatIsAskedMostGoesOn() throws Exception {
    List<Evidence> uses =
        new ArrayList<>(
            IntStream.range(0, UseAggregator.MAX_HELD - 1)
                .mapToObj(i -> use().resolver("r" + i).build())
                .toList());
    uses.add(use().resolver("rogue").build());
    uses.add(use().resolver("rogue").at(1).process("A.exe").build());
    var harness = harness(aggregator(), Evidence::device);
    run(harness, uses, 1);
    assertThat(harness.extractOutputValues())
        .hasSize(UseAggregator.MAX_USES)
        .filteredOn(one -> one.resolver().equals("rogue"))
        .singleElement()
        .satisfies(one -> assertThat(one.findings()).isEqualTo(2));
    harness.close();
  }

  @Test
  void ofTooManyProcessesTheRestIsCountedAlone() throws Exception {
    List<Evidence> uses = many(i -> use().process("p" + i));
    var harness = harness(aggregator(), Evidence::device);
    run(harness, uses, 1);
    assertThat(harness.extractOutputValues()).hasSize(UseAggregator.MAX_USES);
    assertThat(harness.getSideOutput(UseAggregator.REST)).hasSize(UseAggregator.MAX_RESTS);
    assertThat(LeftOut.of(harness, AlertOmission.USES)).isEqualTo(MANY - UseAggregator.MAX_USES);
    harness.close();
  }

  @Test
  void aResolverOfManyDevicesIsKeptInChunks() throws Exception {
    List<Evidence> uses = many(i -> use().device("pc" + i));
    for (int seed = 0; seed < 2; seed++) {
      var harness = harness(new ResolverUse(), Evidence::resolver);
      run(harness, uses, seed);
      assertThat(harness.extractOutputValues())
          .as("no device's evidence is left out")
          .hasSize(MANY)
          .allMatch(one -> one.devices() == ResolverUse.MOST_DEVICES);
      harness.close();
    }
  }
}
