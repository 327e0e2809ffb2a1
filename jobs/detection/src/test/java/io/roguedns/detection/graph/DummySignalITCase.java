package io.roguedns.detection.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.output.files.FindingFormat;
import io.roguedns.detection.output.files.RunDirectory;
import io.roguedns.detection.run.LiveJob;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.KnownAllowlist;
import io.roguedns.detection.signal.api.Signal;
import io.roguedns.detection.signal.dummy.DummySignal;
import io.roguedns.detection.source.files.EventFiles;
import io.roguedns.detection.source.files.InputFiles;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.SharedElasticsearch;
import io.roguedns.format.RowBlock;
import io.roguedns.input.InputSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A signal of the tests' own runs through the real graph to every output. It is one room, {@link
 * DummySignal}, and one entry of a list: if it takes a change anywhere else, this doesn't compile,
 * or fails.
 */
@ExtendWith({SharedCluster.class, SharedBroker.class, SharedElasticsearch.class})
class DummySignalITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Signal> SIGNALS = List.of(new DummySignal());

  @TempDir Path directory;
  private Path rows;

  @BeforeEach
  void writeRows() throws IOException {
    rows = Files.createDirectory(directory.resolve("rows")).resolve("DeviceNetworkEvents.jsonl");
    Files.writeString(
        rows, row(0, DummySignal.PORT) + row(1, DummySignal.PORT) + row(2, 53) + row(3, 443));
  }

  private static String row(int second, int port) {
    return """
    {"Timestamp": "2026-03-10T12:00:0%d.0000000Z", "DeviceName": "pc1", \
    "RemoteIP": "198.51.100.9", "RemotePort": %d, "InitiatingProcessFileName": "dummy.exe"}
    """
        .formatted(second, port);
  }

  @Test
  void aBoundedRunWritesItsFindingsAndAlert() throws Exception {
    Path out = directory.resolve("out");
    Settings settings = LiveJob.settings("input", rows.getParent().toString());
    StreamExecutionEnvironment engine = engine(RuntimeExecutionMode.BATCH);
    RunDirectory results = RunDirectory.prepare(out.toString(), false);
    Outputs.bounded(outputs(engine, settings, false), FindingFormat.JSONL, results);

    engine.execute();
    results.commit(new byte[0]);

    assertThat(lines(out.resolve("findings")))
        .extracting(finding -> finding.get("Timestamp").asText())
        .containsExactly("2026-03-10T12:00:01.0000000Z", "2026-03-10T12:00:00.0000000Z");
    assertThat(lines(out.resolve("alerts"))).singleElement().satisfies(this::isTheAlert);
  }

  @Test
  void aLiveRunWritesThemToFilesTopicsAndElasticsearch() throws Exception {
    String findings = SharedBroker.topic("findings", 1);
    String alerts = SharedBroker.topic("alerts", 1);
    Path out = directory.resolve("live");
    Settings settings =
        LiveJob.settings(
            "kafka.brokers",
            SharedBroker.servers(),
            "kafka.topic",
            "any",
            "out",
            out.toString(),
            "findings-topic",
            findings,
            "alerts-topic",
            alerts,
            "elasticsearch",
            SharedElasticsearch.server().url());
    assertThat(Outputs.prepare(settings)).isEmpty();
    StreamExecutionEnvironment engine = engine(RuntimeExecutionMode.STREAMING);
    engine.enableCheckpointing(100);
    Outputs.live(
        outputs(engine, settings, true), settings, new org.apache.flink.core.fs.Path(out.toUri()));

    engine.execute();

    assertThat(lines(out.resolve("findings"))).hasSize(2);
    assertThat(SharedBroker.committed(findings)).hasSize(2);
    assertThat(SharedElasticsearch.server().documents("roguedns-findings"))
        .containsOnlyKeys(
            lines(out.resolve("findings")).stream()
                .map(finding -> finding.get("FindingId").asText())
                .toArray(String[]::new));
    assertThat(lines(out.resolve("alerts"))).allSatisfy(this::isTheAlert);
    assertThat(SharedBroker.committed(alerts)).isNotEmpty();
    assertThat(SharedElasticsearch.server().documents("roguedns-alerts").values())
        .singleElement()
        .satisfies(document -> isTheAlert(document.at("/_source/roguedns")));
  }

  private void isTheAlert(JsonNode alert) {
    assertThat(alert.get("AlertType").asText()).isEqualTo("Dummy_Port");
    assertThat(alert.get("FindingCount").asInt()).isEqualTo(2);
    assertThat(alert.get("Summary").asText()).startsWith("pc1 used a dummy port 2 times.");
    assertThat(alert.get("Playbook").asText()).isEqualTo("deploy/playbooks/Dummy_Port.md");
    assertThat(alert.get("Techniques").get(0).asText()).isEqualTo("T1571");
  }

  private DetectionGraph.Outputs outputs(
      StreamExecutionEnvironment engine, Settings settings, boolean live) throws Exception {
    InputSpec input =
        new InputSpec(
            Needs.of(SIGNALS, settings, KnownAllowlist.fixed(settings.allowlist())),
            settings.input().format(),
            settings.input().deviceNames());
    DataStream<RowBlock> blocks =
        engine.fromSource(
            EventFiles.source(
                InputFiles.find(
                    List.of(rows.getParent().toString()),
                    settings.input().format(),
                    new ArrayList<>()),
                input,
                settings.input().splitSize().getBytes(),
                false),
            WatermarkStrategy.noWatermarks(),
            "rows of files");
    return DetectionGraph.of(
        SIGNALS, blocks, settings, AllowlistSupply.fixed(settings.allowlist()), live);
  }

  private static StreamExecutionEnvironment engine(RuntimeExecutionMode mode) {
    StreamExecutionEnvironment engine = StreamExecutionEnvironment.getExecutionEnvironment();
    engine.setRuntimeMode(mode);
    engine.setParallelism(2);
    engine.getConfig().enableObjectReuse();
    return engine;
  }

  private static List<JsonNode> lines(Path part) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(part).sorted()) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          lines.add(JSON.readTree(line));
        }
      }
    }
    return lines;
  }
}
