package io.roguedns.detection.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device whose clock is wrong decides for nobody else's rows, and for none of the future. */
@ExtendWith({SharedCluster.class, SharedBroker.class})
class WrongClocksITCase {
  private static final String IN_2020 = row(Instant.parse("2020-01-01T00:00:00Z"), "dead-battery");

  @TempDir Path directory;

  private static String row(Instant time, String device) {
    return "{\"Timestamp\":\"%s\",\"DeviceName\":\"%s\",\"RemotePort\":53,\"RemoteIP\":\"203.0.113.1\",\"InitiatingProcessFileName\":\"a.exe\"}"
        .formatted(time, device);
  }

  /** One partition has the fleet's rows, the other, on another reader, a wrong clock's alone. */
  @ParameterizedTest
  @ValueSource(strings = {"past", "unreadable"})
  void aPartitionWithoutCurrentTimeHoldsNothingBack(String other) throws Exception {
    String network = SharedBroker.topic("DeviceNetworkEvents", 2);
    String found = SharedBroker.topic("found", 1);
    Path out = directory.resolve("live");
    LiveJob live =
        new LiveJob(
            "kafka.brokers",
            SharedBroker.servers(),
            "kafka.topic",
            network,
            "kafka.group",
            "live-" + found,
            "findings-topic",
            found,
            "out",
            out.toString(),
            "parallelism",
            "2",
            "idle-timeout",
            "2s",
            "out-of-orderness",
            "1s",
            "high-volume.threshold",
            "2",
            "checkpoint-interval",
            "500ms",
            "checkpoint-dir",
            directory.resolve("checkpoints").toString());
    Instant now = Instant.now();
    List<String> fleet =
        new ArrayList<>(Collections.nCopies(3, row(now.minus(Duration.ofMinutes(20)), "victim")));
    fleet.add(row(now.plus(Duration.ofDays(2)), "fast"));
    fleet.add(row(now, "clock"));
    String noise = other.equals("past") ? IN_2020 : "heartbeat";
    SharedBroker.sendTo(network, 1, List.of(noise));
    SharedBroker.sendTo(network, 0, fleet);

    live.await(
        "the victim's bin has closed",
        () -> {
          SharedBroker.sendTo(network, 1, List.of(noise));
          return SharedBroker.committed(found).stream()
              .anyMatch(
                  finding -> finding.contains("victim") && finding.contains("\"Revision\":2"));
        });
    // What the watermark has passed is late data from now on.
    SharedBroker.sendTo(network, 1, List.of(IN_2020.replace("dead-battery", "too-late")));
    live.await(
        "the last row is judged",
        () -> SharedBroker.committed(found).stream().anyMatch(f -> f.contains("too-late")));
    live.stop();

    Run run = new Run(0, "", "", out);
    assertThat(run.findings())
        .extracting(finding -> finding.get("DeviceName").asText())
        .contains("victim")
        .doesNotContain("fast");
    assertThat(late(run, "fast"))
        .singleElement()
        .satisfies(
            late -> {
              assertThat(late.get("Reason").asText()).isEqualTo("future");
              assertThat(late.get("LateBySeconds").asDouble()).isBetween(-172_800.0, -172_700.0);
            });
    assertThat(late(run, "too-late"))
        .singleElement()
        .satisfies(late -> assertThat(late.get("Reason").asText()).isEqualTo("after-watermark"));
    assertThat(live.summary()).contains("1 are late data from the future");
  }

  private static List<JsonNode> late(Run run, String device) {
    return run.lines("late").stream()
        .filter(late -> late.get("DeviceName").asText().equals(device))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"strict", "kql"})
  void aRunOverFilesJudgesNoRowOfTheFuture(String semantics) throws IOException {
    Run run = detect(semantics);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.findings())
        .extracting(finding -> finding.get("DeviceName").asText())
        .containsOnly("slightly-fast");
    assertThat(run.lines("late"))
        .singleElement()
        .satisfies(late -> assertThat(late.get("DeviceName").asText()).isEqualTo("fast"));
    assertThat(run.summary().get("rowsLate").asLong()).isEqualTo(1);
    assertThat(run.summary().at("/rowsLateByReason/future").asLong()).isEqualTo(1);
    assertThat(run.out()).contains("1 are late data from the future");
  }

  @Test
  void withAnEndRowsAreJudgedBeforeIt() throws IOException {
    Run run = detect("kql", "--to", "2999-01-01");

    assertThat(run.findings())
        .extracting(finding -> finding.get("DeviceName").asText())
        .containsExactlyInAnyOrder("slightly-fast", "fast");
    assertThat(run.summary().get("rowsLate").asLong()).isZero();
  }

  private Run detect(String semantics, String... more) throws IOException {
    Instant now = Instant.now();
    Path rows = directory.resolve("DeviceNetworkEvents.jsonl");
    Files.write(
        rows,
        List.of(
            row(now.plus(Duration.ofMinutes(50)), "slightly-fast"),
            row(now.plus(Duration.ofMinutes(90)), "fast")));
    List<String> arguments =
        new ArrayList<>(List.of("--input", rows.toString(), "--semantics", semantics));
    arguments.addAll(List.of(more));
    return Run.detect(directory.resolve("out"), arguments.toArray(String[]::new));
  }
}
