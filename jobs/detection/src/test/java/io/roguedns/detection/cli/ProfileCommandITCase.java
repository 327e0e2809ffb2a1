package io.roguedns.detection.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.detection.settings.ProfileSettings;
import io.roguedns.detection.settings.Setting;
import io.roguedns.detection.testing.Csv;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user of {@code roguedns profile} types, and what he is told. */
@ExtendWith(SharedCluster.class)
class ProfileCommandITCase {
  private static final String TUNNEL = "../../sample-data/scenarios/iodine-tunnel";

  @TempDir Path directory;
  private Path out;

  @BeforeEach
  void chooseOut() {
    out = directory.resolve("out");
  }

  private Run profile(String... arguments) {
    return Run.of(
        out,
        Stream.concat(Stream.of("profile", "--out", out.toString()), Arrays.stream(arguments))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"profile --help", "completion"})
  void helpAndCompletionNameEverySetting(String command) {
    Run run = Run.of(out, command.split(" "));

    assertThat(run.status()).isZero();
    assertThat(ProfileSettings.ALL)
        .extracting(Setting::flag)
        .allMatch(flag -> run.out().contains(flag));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--signals",
        "--alerts",
        "--high-volume-bin",
        "--elasticsearch",
        "--public-resolvers"
      })
  void optionsThatMeanNothingToItAreNotOffered(String flag) {
    assertThat(Run.of(out, "profile", "--help").out()).doesNotContain(flag);
    Run run = profile("--input", TUNNEL, flag, "x");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(flag);
  }

  @Test
  void saysWhatItCountedAndWhere() throws IOException {
    Run run = profile("--input", TUNNEL, "--out-format", "csv");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Over 200")
        .contains("rows read")
        .contains("Counts are in " + out)
        .contains("ROGUEDNS_PROFILE=" + out + " notebooks/run tune");
    JsonNode summary = Run.read(out.resolve("summary.json"));
    assertThat(summary.get("highVolumeThreshold").asLong()).isEqualTo(200);
    assertThat(summary.get("highVolumeBin").asText()).isEqualTo("5m");
    assertThat(summary.get("counts").properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactly("1m", "5m", "10m", "15m");
    assertThat(summary.get("countsOverThreshold").get("5m").asLong()).isEqualTo(4);
    long counts = 0;
    for (JsonNode ofBin : summary.get("counts")) {
      counts += ofBin.asLong();
    }
    List<List<String>> records = Csv.read(Files.readAllBytes(out.resolve("counts/part-00000.csv")));
    assertThat(records).hasSize((int) counts + 1);
    assertThat(records.get(0))
        .containsExactly(
            "Bin",
            "Timestamp",
            "DeviceName",
            "InitiatingProcessFileName",
            "QueryCount",
            "UniqueServers",
            "InspectedQueries",
            "ExemptQueries",
            "ExemptBy");
  }

  @Test
  void aTeamsOwnSettingsAreUnderstood() throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("team.yaml"),
            """
            semantics: kql
            alerts: on
            signals: [unauthorized-resolver]
            high-volume: {threshold: 90, bin: 2m}
            """);

    Run run = profile("--input", TUNNEL, "--config", config.toString());

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode summary = Run.read(out.resolve("summary.json"));
    assertThat(summary.get("semantics").asText()).isEqualTo("kql");
    assertThat(summary.get("highVolumeThreshold").asLong()).isEqualTo(90);
    assertThat(summary.get("counts").has("2m")).isTrue();
  }

  @Test
  void everyProblemIsSaidAtOnce() {
    Run run =
        profile(
            "--input",
            directory.resolve("nowhere").toString(),
            "--bin",
            "5m,never",
            "--bin",
            "0s",
            "--high-volume-threshold",
            "-1");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines())
        .hasSize(4)
        .anyMatch(line -> line.contains("nowhere: no such file or directory"))
        .anyMatch(line -> line.contains("--bin 5m,never: a duration from 1ms to 366d"))
        .anyMatch(line -> line.contains("--bin 0s"))
        .anyMatch(line -> line.contains("--high-volume-threshold -1"));
    assertThat(out).doesNotExist();
  }

  @Test
  void binsThatNameNoneAreRefused() {
    Run run = profile("--input", TUNNEL, "--bin", ",");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--bin has no duration");
  }

  @Test
  void topicsWithoutAnEndAreRefused() {
    Run run = profile("--kafka-brokers", "localhost:9092", "--kafka-topic", "defender");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("add --bounded");
  }

  @Test
  void rejectedRowsAreKeptAndCounted() throws IOException {
    Path input = directory.resolve("DeviceNetworkEvents.jsonl");
    Files.writeString(
        input,
        """
        {"Timestamp":"2026-03-10T08:00:00Z","DeviceName":"pc","RemotePort":53,"RemoteIP":"10.0.0.1",\
        "InitiatingProcessFileName":"a.exe","ActionType":"ConnectionSuccess"}
        {"Timestamp":"2026-03-10T08:00:00Z",
        """);

    Run run = profile("--input", input.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("1 rejected");
    assertThat(run.rejected()).hasSize(1);
    assertThat(run.lines("counts")).hasSize(4);
  }

  @Test
  void resultsAreNotReplacedUnasked() {
    assertThat(profile("--input", TUNNEL, "--bin", "5m").status()).isZero();

    Run refused = profile("--input", TUNNEL, "--bin", "5m");
    Run other = Run.detect(out, "--input", TUNNEL);

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains(out.toString(), "counts", "--overwrite");
    assertThat(other.status()).isEqualTo(2);
    assertThat(profile("--input", TUNNEL, "--bin", "5m", "--overwrite").status()).isZero();
  }
}
