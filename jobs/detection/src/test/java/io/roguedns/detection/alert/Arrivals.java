package io.roguedns.detection.alert;

import io.roguedns.detection.graph.Needs;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.format.RowBlock;
import io.roguedns.format.defender.JsonDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A scenario's rows one by one, as they would come from a topic: late, and tables mixed. */
final class Arrivals {
  private record Arrival(double at, RowBlock row) {}

  private Arrivals() {}

  /** The rows in an order by a seed, each by up to the out-of-orderness behind its time. */
  static List<RowBlock> disordered(Path scenario, Settings settings, long seed) throws IOException {
    return disordered(rows(scenario, settings), settings, seed);
  }

  /** Rows, a block each, in such an order. */
  static List<RowBlock> disordered(List<RowBlock> rows, Settings settings, long seed) {
    Random random = new Random(seed);
    double most = Ticks.ofDuration(settings.live().outOfOrderness()) * 0.99;
    List<Arrival> arrivals = new ArrayList<>();
    for (RowBlock row : rows) {
      arrivals.add(new Arrival(row.latest() + random.nextDouble() * most, row));
    }
    arrivals.sort(Comparator.comparingDouble(Arrival::at));
    return arrivals.stream().map(Arrival::row).toList();
  }

  private static List<RowBlock> rows(Path scenario, Settings settings) throws IOException {
    JsonDecoder decoder = new JsonDecoder(Needs.of(settings));
    List<RowBlock> rows = new ArrayList<>();
    for (Table table :
        List.of(
            Table.DEVICE_NETWORK_EVENTS, Table.DEVICE_REGISTRY_EVENTS, Table.DEVICE_NETWORK_INFO)) {
      Path file = scenario.resolve("rows/" + table.tableName() + ".jsonl");
      if (!Files.exists(file)) {
        continue;
      }
      for (String line : Files.readAllLines(file)) {
        rows.add(block(decoder, table, line));
      }
    }
    return rows;
  }

  /** A row as a block of its own. */
  static RowBlock block(JsonDecoder decoder, Table table, String row) {
    byte[] json = row.getBytes(StandardCharsets.UTF_8);
    RowBlock block = new RowBlock();
    decoder.decodeWithTime(json, 0, json.length, table, "arrivals", 0, block);
    return block;
  }

  /** The blocks as a stream, whose time goes on after each. */
  static DataStream<RowBlock> stream(
      StreamExecutionEnvironment engine, List<RowBlock> arrivals, Settings settings) {
    long behind = settings.live().outOfOrderness().toMillis();
    return engine
        .fromData(RowTypes.ROW_BLOCK, arrivals.toArray(RowBlock[]::new))
        .setParallelism(1)
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<RowBlock>forGenerator(context -> new AfterEach(behind))
                .withTimestampAssigner((block, any) -> Ticks.toUnixMillis(block.latest())))
        .setParallelism(1);
  }

  /** As a live run's, but after every row rather than five times a second. */
  private static final class AfterEach implements WatermarkGenerator<RowBlock> {
    private final long behind;
    private long latest = Long.MIN_VALUE;

    AfterEach(long behind) {
      this.behind = behind;
    }

    @Override
    public void onEvent(RowBlock block, long time, WatermarkOutput out) {
      if (time > latest) {
        latest = time;
        out.emitWatermark(new Watermark(time - behind - 1));
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput out) {}
  }
}
