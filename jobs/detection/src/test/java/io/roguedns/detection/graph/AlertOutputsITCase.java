package io.roguedns.detection.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertJson;
import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.detection.output.files.FindingFormat;
import io.roguedns.detection.output.files.RunDirectory;
import io.roguedns.detection.run.LiveJob;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.summary.RunSummary;
import io.roguedns.detection.summary.SummaryJson;
import io.roguedns.detection.summary.WorstAlerts;
import io.roguedns.detection.testing.Alerts;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.SharedElasticsearch;
import io.roguedns.detection.testing.Stories;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.LateRow;
import io.roguedns.event.RejectedRow;
import io.roguedns.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where alerts go, with alerts made by hand. */
@ExtendWith({SharedCluster.class, SharedBroker.class, SharedElasticsearch.class})
class AlertOutputsITCase {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every revision as it is told; the ids stand for the order in files. */
  private static final List<Alert> TOLD =
      List.of(
          Alerts.harmless("4", "pc-4"),
          Alerts.hijack("1", "pc-1", 1, false),
          Alerts.tunnelling("3", "pc-3"),
          Alerts.hijack("1", "pc-1", 2, false),
          Alerts.campaign("2", List.of("pc-5", "pc-6")),
          Alerts.hijack("1", "pc-1", 3, true));

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(FindingFormat.class)
  void aBoundedRunWritesTheLastWordOfEachAlertWorstFirst(FindingFormat format) throws Exception {
    Path out = directory.resolve("out");
    RunDirectory results = RunDirectory.prepare(out.toString(), false);
    StreamExecutionEnvironment engine = engine(RuntimeExecutionMode.BATCH);
    Outputs.bounded(outputs(engine, TOLD), format, results);

    RunSummary summary = summary(engine.execute());
    results.commit(SummaryJson.of(summary, "strict", "v"));

    assertThat(out.resolve("alerts/part-00000." + format.label())).exists();
    if (format == FindingFormat.JSONL) {
      assertThat(new Run(0, "", "", out).unchecked("alerts"))
          .extracting(alert -> alert.get("AlertId").asText() + alert.get("Revision"))
          .containsExactly("13", "21", "31", "41");
    }
    JsonNode written = Run.read(out.resolve("summary.json"));
    assertThat(written.at("/alerts/DNS_Hijack_Confirmed").asLong()).isEqualTo(1);
    assertThat(written.at("/alerts/Rogue_Resolver_Tunnel").asLong()).isZero();
    assertThat(written.get("alertsBySeverity"))
        .isEqualTo(JSON.readTree("{\"critical\": 1, \"high\": 1, \"medium\": 1, \"low\": 1}"));
    assertThat(summary.worstAlerts())
        .extracting(WorstAlerts.Told::alertId)
        .containsExactly("1", "2", "3");
  }

  @Test
  void withoutAlertsThereIsNoDirectory() throws Exception {
    Path out = directory.resolve("out");
    RunDirectory results = RunDirectory.prepare(out.toString(), false);
    StreamExecutionEnvironment engine = engine(RuntimeExecutionMode.BATCH);
    Outputs.bounded(
        outputs(engine, List.of(Alerts.hijack("1", "pc-1", 1, false))),
        FindingFormat.JSONL,
        results);

    RunSummary summary = summary(engine.execute());
    results.commit(SummaryJson.of(summary, "strict", "v"));

    assertThat(out.resolve("alerts")).doesNotExist();
    assertThat(summary.allAlerts()).isZero();
  }

  @Test
  void aLiveRunWritesEveryRevisionToFilesAndTopicAndTheNewestToElasticsearch() throws Exception {
    String topic = SharedBroker.topic("alerts", 1);
    Path out = directory.resolve("live");
    Settings settings =
        LiveJob.settings(
            "kafka.brokers",
            SharedBroker.servers(),
            "kafka.topic",
            "any",
            "out",
            out.toString(),
            "alerts-topic",
            topic,
            "elasticsearch",
            SharedElasticsearch.server().url());
    assertThat(Outputs.prepare(settings)).isEmpty();
    StreamExecutionEnvironment engine = engine(RuntimeExecutionMode.STREAMING);
    engine.enableCheckpointing(100);
    Outputs.live(outputs(engine, TOLD), settings, new org.apache.flink.core.fs.Path(out.toUri()));

    RunSummary summary = summary(engine.execute());

    List<String> told =
        TOLD.stream().map(AlertJson::bytes).map(AlertOutputsITCase::text).sorted().toList();
    assertThat(SharedBroker.committed(topic).stream().sorted()).isEqualTo(told);
    assertThat(lines(out.resolve("alerts")).stream().sorted()).isEqualTo(told);
    Map<String, JsonNode> documents = SharedElasticsearch.server().documents("roguedns-alerts");
    assertThat(documents).containsOnlyKeys("1", "2", "3", "4");
    // A month of years ago has no index of its own.
    assertThat(documents.get("1").get("_index").asText()).isEqualTo("roguedns-alerts-other");
    assertThat(documents.get("1").get("_version").asLong()).isEqualTo(3);
    assertThat(documents.get("1").at("/_source/roguedns"))
        .isEqualTo(JSON.readTree(AlertJson.bytes(TOLD.get(5))));
    assertThat(out.resolve("rejected")).doesNotExist();
    assertThat(summary.alertsBySeverity())
        .containsExactly(
            Map.entry("critical", 1L),
            Map.entry("high", 1L),
            Map.entry("medium", 1L),
            Map.entry("low", 1L));
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static List<String> lines(Path part) throws IOException {
    try (Stream<Path> files = Files.list(part)) {
      assertThat(files).allMatch(file -> !file.getFileName().toString().startsWith("."));
    }
    try (Stream<Path> files = Files.list(part)) {
      return files.flatMap(AlertOutputsITCase::linesOf).toList();
    }
  }

  private static Stream<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static StreamExecutionEnvironment engine(RuntimeExecutionMode mode) {
    StreamExecutionEnvironment engine = StreamExecutionEnvironment.getExecutionEnvironment();
    engine.setRuntimeMode(mode);
    engine.setParallelism(2);
    engine.getConfig().enableObjectReuse();
    return engine;
  }

  /** The outputs of a graph that makes these alerts and nothing else. */
  private static DetectionGraph.Outputs outputs(
      StreamExecutionEnvironment engine, List<Alert> alerts) {
    DataStream<Finding> findings =
        engine
            .fromData(RowTypes.FINDING, Stories.queries(0, "pc", "tool.exe", 1))
            .filter(finding -> false);
    DataStream<LateRow> late =
        engine
            .fromData(RowTypes.LATE_ROW, LateRow.ofCount(0, "pc", "tool.exe", 1, 0))
            .filter(row -> false);
    DataStream<RejectedRow> rejected =
        engine
            .fromData(
                RowTypes.REJECTED_ROW,
                new RejectedRow("x", 0, RejectedRow.Reason.MALFORMED, "", new byte[0], 0))
            .filter(row -> false);
    return new DetectionGraph.Outputs(
        findings,
        Optional.of(engine.fromData(RowTypes.ALERT, alerts.toArray(Alert[]::new))),
        rejected,
        late);
  }

  private static RunSummary summary(JobExecutionResult result) {
    return RunSummary.of(result.getAllAccumulatorResults(), AlertCatalog.ALL, Duration.ofMillis(1));
  }
}
