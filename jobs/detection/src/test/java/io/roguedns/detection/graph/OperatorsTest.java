package io.roguedns.detection.graph;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.decode.RowBlock;
import io.roguedns.detection.cli.BoundedEngine;
import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.RawSettings;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.settings.SettingsReader;
import io.roguedns.detection.sink.RunDirectory;
import io.roguedns.detection.source.files.EventFiles;
import io.roguedns.detection.source.files.InputFile;
import java.nio.file.Path;
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

  @Test
  void everyOperatorHasItsUidAndName() throws Exception {
    RawSettings raw = new RawSettings();
    raw.add(Catalog.withKey("input").orElseThrow(), directory.toString(), "--input");
    Settings settings = SettingsReader.read(raw, null);
    StreamExecutionEnvironment engine = BoundedEngine.of(settings.engine());
    DataStream<RowBlock> blocks =
        engine
            .fromSource(
                EventFiles.source(
                    List.of(new InputFile(directory + "/x.jsonl", 1, InputFile.Kind.TEXT)),
                    Needs.of(settings),
                    1024,
                    false),
                WatermarkStrategy.noWatermarks(),
                "rows of files")
            .uid("source.files");
    RunDirectory results = RunDirectory.prepare(directory.resolve("out").toString(), false);
    FileOutputs.attach(
        DetectionGraph.of(blocks, settings, false), settings.output().format(), results);

    TreeMap<String, String> operators = new TreeMap<>();
    for (StreamNode node : engine.getStreamGraph(false).getStreamNodes()) {
      assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull();
      operators.put(node.getTransformationUID(), node.getOperatorName());
    }
    assertThat(operators)
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.ofEntries(
                    entry("source.files", "Source: rows of files"),
                    entry("ingest.rows", "ingest: take blocks of rows apart"),
                    entry(
                        "unauthorized-resolver.detect",
                        "unauthorized-resolver: judge the resolver of each row"),
                    entry("high-volume.count", "high-volume: count beside the reader"),
                    entry("high-volume.window", "high-volume: judge each device's bin"),
                    entry(
                        "configuration-change.detect",
                        "configuration-change: judge the servers that are set"),
                    entry("findings.count", "findings: count and tally"),
                    entry("findings.files", "findings: files, newest first: Writer"),
                    entry("rejected.files", "rejected rows: files: Writer"))));
    results.abort();
  }
}
