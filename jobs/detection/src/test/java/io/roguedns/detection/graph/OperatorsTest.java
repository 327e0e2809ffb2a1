package io.roguedns.detection.graph;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.allowlist.AllowlistTopic;
import io.roguedns.detection.allowlist.StartingAllowlist;
import io.roguedns.detection.output.files.RunDirectory;
import io.roguedns.detection.run.Engines;
import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.ProfileSettings;
import io.roguedns.detection.settings.RawSettings;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.settings.SettingsReader;
import io.roguedns.detection.source.files.EventFiles;
import io.roguedns.detection.source.files.InputFile;
import io.roguedns.format.RowBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The full list of operators: their uids are what a savepoint knows them by, so that a change here
 * breaks old ones.
 */
class OperatorsTest {
  @TempDir Path directory;

  private RawSettings files() {
    RawSettings raw = new RawSettings();
    raw.add(Catalog.INPUT, directory.toString(), "--input");
    return raw;
  }

  private DataStream<RowBlock> blocks(StreamExecutionEnvironment engine, Settings settings) {
    return engine
        .fromSource(
            EventFiles.source(
                List.of(new InputFile(directory + "/x.jsonl", 1, InputFile.Kind.TEXT)),
                Needs.input(settings),
                1024,
                false),
            WatermarkStrategy.noWatermarks(),
            "rows of files")
        .uid("source.files");
  }

  @Test
  void everyOperatorOfAProfileHasItsUidAndName() throws Exception {
    ProfileSettings profile = SettingsReader.readProfile(files(), null);
    Settings settings = profile.run();
    StreamExecutionEnvironment engine = Engines.of(settings.engine());
    RunDirectory results = RunDirectory.prepare(directory.resolve("out").toString(), false);
    Outputs.profile(
        ProfileGraph.of(
            blocks(engine, settings),
            settings,
            List.of(Duration.ofMinutes(1), Duration.ofHours(1)),
            AllowlistSupply.fixed(settings.allowlist())),
        settings.highVolume().threshold(),
        settings.output().format(),
        results);

    assertThat(operators(engine))
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.of(
                    "source.files", "Source: rows of files",
                    "ingest.rows", "ingest: split blocks of rows",
                    "profile.count.1m", "profile: pre-aggregate bins of 1m beside the reader",
                    "profile.window.1m", "profile: add up each device's bin of 1m",
                    "profile.count.1h", "profile: pre-aggregate bins of 1h beside the reader",
                    "profile.window.1h", "profile: add up each device's bin of 1h",
                    "profile.count-rows", "profile: count rows",
                    "profile.files", "profile: files, most queries first: Writer",
                    "rejected.files", "rejected rows: files: Writer",
                    "late.files", "late rows: files: Writer")));
    results.abort();
  }

  @Test
  void everyOperatorHasItsUidAndName() throws Exception {
    Settings settings = SettingsReader.read(files(), null);
    StreamExecutionEnvironment engine = Engines.of(settings.engine());
    DataStream<RowBlock> blocks = blocks(engine, settings);
    RunDirectory results = RunDirectory.prepare(directory.resolve("out").toString(), false);
    Outputs.bounded(
        DetectionGraph.of(blocks, settings, AllowlistSupply.fixed(settings.allowlist()), false),
        settings.output().format(),
        results);

    assertThat(operators(engine))
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.ofEntries(
                    entry("source.files", "Source: rows of files"),
                    entry("ingest.rows", "ingest: split blocks of rows"),
                    entry(
                        "unauthorized-resolver.detect",
                        "unauthorized-resolver: judge the resolver of each row"),
                    entry(
                        "tunnel-by-name.allow", "tunnel-by-name: registered and ordinary domains"),
                    entry("tunnel-by-name.gather", "tunnel-by-name: pre-aggregate names"),
                    entry(
                        "tunnel-by-name.window",
                        "tunnel-by-name: judge the names of each domain and resolver"),
                    entry("tunnel-by-name.alone", "tunnel-by-name: single windows"),
                    entry("tunnel-by-name.sustained", "tunnel-by-name: consecutive windows"),
                    entry(
                        "alert.domain-use",
                        "alert: number of devices with such names of the" + " domain"),
                    entry("high-volume.count", "high-volume: pre-aggregate counts"),
                    entry("high-volume.window", "high-volume: judge each device's bin"),
                    entry("high-volume.sustained", "high-volume: consecutive bins"),
                    entry(
                        "unauthorized-resolver.persistent",
                        "unauthorized-resolver: repeated use of one resolver"),
                    entry(
                        "configuration-change.repairs", "configuration-change: restored settings"),
                    entry(
                        "configuration-change.rewrites",
                        "configuration-change: changes not made by DHCP"),
                    entry(
                        "configuration-change.rewrites-and-repairs",
                        "configuration-change: changes not made by DHCP, and restored settings"),
                    entry(
                        "configuration-change.together",
                        "configuration-change: several settings changed together"),
                    entry(
                        "configuration-change.again",
                        "configuration-change: changed again after it was restored"),
                    entry("alert.findings", "alert: evidence of findings"),
                    entry("alert.evidence", "alert: assign timestamps to evidence"),
                    entry("alert.uses", "alert: aggregate uses of a resolver by a process"),
                    entry("alert.resolver-use", "alert: number of devices that use the resolver"),
                    entry("alert.limit-volumes", "alert: limit of a device's volumes"),
                    entry("alert.limit-changes", "alert: limit of a device's changes"),
                    entry("alert.limit-names", "alert: limit of a device's names"),
                    entry("alert.alone", "alert: evidence alone"),
                    entry("alert.changes", "alert: changes that DHCP didn't make"),
                    entry("alert.first-changes", "alert: the first change to a server in each bin"),
                    entry(
                        "alert.hijack",
                        "alert: a setting was changed to a server, and the" + " server is queried"),
                    entry("alert.tunnel", "alert: high volume to an unlisted resolver"),
                    entry("alert.devices", "alert: device alerts"),
                    entry("alert.first-uses", "alert: first uses"),
                    entry("alert.campaign", "alert: many devices begin to use one resolver"),
                    entry("alert.campaigns", "alert: campaign alerts"),
                    entry("alerts.final", "alerts: the last revisions"),
                    entry("alerts.count", "alerts: count"),
                    entry("alerts.files", "alerts: files, worst first: Writer"),
                    entry(
                        "configuration-change.detect",
                        "configuration-change: judge the servers of each setting"),
                    entry("findings.count", "findings: count and tally"),
                    entry("findings.files", "findings: files, newest first: Writer"),
                    entry("rejected.files", "rejected rows: files: Writer"),
                    entry("late.files", "late rows: files: Writer"))));
    results.abort();
  }

  @Test
  void everyOperatorOfALiveRunHasItsUidAndName() throws Exception {
    RawSettings raw = new RawSettings();
    for (String[] setting :
        new String[][] {
          {"kafka.brokers", "localhost:9092"},
          {"kafka.topic", "events"},
          {"out", directory.toString()},
          {"findings-topic", "findings"},
          {"rejected-topic", "rejected"},
          {"elasticsearch", "http://localhost:9200"}
        }) {
      raw.add(Catalog.withKey(setting[0]).orElseThrow(), setting[1], "--x");
    }
    Settings settings = SettingsReader.read(raw, null);
    StreamExecutionEnvironment engine =
        Engines.live(settings, new org.apache.flink.core.fs.Path(directory.toUri()), null);
    Outputs.live(
        DetectionGraph.of(
            LiveInput.blocks(engine, settings, true),
            settings,
            AllowlistSupply.updated(
                engine,
                new StartingAllowlist("start", List.of(), new TreeMap<>(), Map.of()),
                new AllowlistTopic("localhost:9092", Map.of(), "roguedns.allowlist"),
                new org.apache.flink.core.fs.Path(directory.resolve("list.yaml").toUri())),
            true),
        settings,
        new org.apache.flink.core.fs.Path(directory.toUri()));

    assertThat(operators(engine).keySet())
        .containsExactlyInAnyOrder(
            "source.kafka",
            "allowlist.ticks",
            "allowlist.topic",
            "allowlist.keep",
            "ingest.rows",
            "unauthorized-resolver.detect",
            "tunnel-by-name.allow",
            "tunnel-by-name.gather",
            "tunnel-by-name.window",
            "tunnel-by-name.alone",
            "tunnel-by-name.sustained",
            "tunnel-by-name.late-names",
            "alert.domain-use",
            "high-volume.count",
            "high-volume.window",
            "high-volume.sustained",
            "unauthorized-resolver.persistent",
            "configuration-change.detect",
            "configuration-change.repairs",
            "configuration-change.rewrites",
            "configuration-change.rewrites-and-repairs",
            "configuration-change.together",
            "configuration-change.again",
            "alert.findings",
            "alert.evidence",
            "alert.uses",
            "alert.resolver-use",
            "alert.limit-volumes",
            "alert.limit-changes",
            "alert.limit-names",
            "alert.alone",
            "alert.changes",
            "alert.first-changes",
            "alert.hijack",
            "alert.tunnel",
            "alert.devices",
            "alert.first-uses",
            "alert.campaign",
            "alert.campaigns",
            "alerts.count",
            "alerts.stream-files",
            "Sink Committer: alerts.stream-files",
            "alerts.elasticsearch",
            "alerts.elasticsearch-refused",
            "findings.count",
            "findings.final",
            "findings.stream-files",
            "rejected.stream-files",
            "late.stream-files",
            "high-volume.late-counts",
            "findings.records",
            "findings.topic",
            "findings.elasticsearch",
            "findings.elasticsearch-refused",
            "rejected.records",
            "rejected.topic",
            "Sink Committer: findings.stream-files",
            "Sink Committer: findings.topic",
            "Sink Committer: late.stream-files",
            "Sink Committer: rejected.stream-files",
            "Sink Committer: rejected.topic");
  }

  private static TreeMap<String, String> operators(StreamExecutionEnvironment engine) {
    TreeMap<String, String> operators = new TreeMap<>();
    for (StreamNode node : engine.getStreamGraph(false).getStreamNodes()) {
      assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull();
      operators.put(node.getTransformationUID(), node.getOperatorName());
    }
    return operators;
  }
}
