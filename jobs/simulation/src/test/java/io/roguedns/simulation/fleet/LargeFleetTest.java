package io.roguedns.simulation.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Table;
import io.roguedns.simulation.Simulate;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.truth.Semantics;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Fleet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LargeFleetTest {
  private static final int SIZE = 420;

  private static LargeFleet fleet;
  private static List<Row> network;
  private static List<Row> all;

  @BeforeAll
  static void play() {
    fleet = LargeFleet.of(new Fleet(5, Day.DEFAULT), SIZE, 9);
    network = new ArrayList<>();
    all = new ArrayList<>();
    for (int share = 0; share < fleet.shares(); share++) {
      Map<Table, List<Row>> rows = fleet.share(share).rows();
      network.addAll(rows.get(Table.DEVICE_NETWORK_EVENTS));
      rows.values().forEach(all::addAll);
    }
  }

  @Test
  void everyDeviceIsInOneShareAndEveryRowIsOfTheDay() {
    assertThat(fleet.shares()).isGreaterThan(1);
    assertThat(network.stream().map(Row::deviceName).collect(Collectors.toSet())).hasSize(SIZE);
    assertThat(all)
        .allSatisfy(
            row ->
                assertThat(row.timestamp()).isBetween(Day.DEFAULT.start(), Day.DEFAULT.end() - 1));
  }

  @Test
  void aRowIsKnownByItsDeviceTimeAndNumber() {
    Set<List<Object>> keys = new HashSet<>();
    all.forEach(row -> keys.add(List.of(row.deviceName(), row.timestamp(), row.get("ReportId"))));

    assertThat(keys).hasSameSizeAs(all);
  }

  @Test
  void anAdversarysResolverIsAskedByItsVictimsAlone() {
    for (Incident incident : fleet.incidents()) {
      for (String resolver : incident.resolvers()) {
        assertThat(
                network.stream()
                    .filter(row -> row.text("RemoteIP").equals(resolver))
                    .map(Row::deviceName)
                    .collect(Collectors.toSet()))
            .as("%s, %s", incident.story(), resolver)
            .isNotEmpty()
            .isSubsetOf(incident.devices());
      }
    }
  }

  @Test
  void noTwoIncidentsShareADeviceAResolverOrAProgram() {
    List<String> everything =
        fleet.incidents().stream()
            .flatMap(
                one ->
                    Stream.of(one.devices(), one.resolvers(), one.processes())
                        .flatMap(List::stream))
            .toList();

    assertThat(fleet.incidents()).hasSize(9);
    assertThat(fleet.incidents()).extracting(Incident::story).contains("campaign", "slow-beacon");
    assertThat(everything).doesNotHaveDuplicates();
  }

  @Test
  void findingsAreMostlyNotAboutAdversaries() {
    Set<String> victims =
        fleet.incidents().stream()
            .flatMap(incident -> incident.devices().stream())
            .collect(Collectors.toSet());
    Set<String> others = new HashSet<>();
    for (int share = 0; share < fleet.shares(); share++) {
      fleet.share(share).findings(Semantics.STRICT).stream()
          .map(finding -> finding.deviceName())
          .filter(device -> !victims.contains(device))
          .forEach(others::add);
    }
    assertThat(others).hasSizeGreaterThan(SIZE / 20);
  }

  @Test
  void anotherSeedHasOtherAdversariesAndTheSameSeedTheSame() {
    assertThat(LargeFleet.of(new Fleet(5, Day.DEFAULT), SIZE, 9).incidents())
        .isEqualTo(fleet.incidents());
    assertThat(LargeFleet.of(new Fleet(6, Day.DEFAULT), SIZE, 9).incidents())
        .isNotEqualTo(fleet.incidents());
  }

  @Test
  void theCommandWritesPartsTheTruthAndTheTeamsAllowlist(@TempDir Path folder) throws Exception {
    int status =
        new CommandLine(new Simulate())
            .execute("fleet", "--devices", "260", "--adversaries", "3", "--out", folder.toString());

    assertThat(status).isZero();
    assertThat(folder.resolve("DeviceNetworkEvents/day=2026-03-10/part-000.parquet")).exists();
    assertThat(folder.resolve("DeviceNetworkEvents/day=2026-03-10/part-001.parquet")).exists();
    assertThat(Files.readAllLines(folder.resolve("_truth/incidents.jsonl"))).hasSize(3);
    assertThat(folder.resolve("_truth/fleet.json")).content().contains("\"devices\":260");
    assertThat(folder.resolve("allowlist.yaml"))
        .content()
        .contains("authorized-10.0.0.1", "cloud-azure", "scanner-resolver-checks");
  }
}
