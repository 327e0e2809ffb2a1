package io.roguedns.detection.graph;

import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.source.kafka.EventTopics;
import io.roguedns.detection.source.time.BlockWatermarks;
import io.roguedns.detection.source.time.LagBoundedSource;
import io.roguedns.format.RowBlock;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The input of a run that goes on until it is stopped: rows of topics, and their time. */
public final class LiveInput {
  private LiveInput() {}

  /**
   * The rows of the topics that the settings name.
   *
   * @param listMayChange whether the allowlist may change while the job runs
   */
  public static DataStream<RowBlock> blocks(
      StreamExecutionEnvironment engine, Settings settings, boolean listMayChange) {
    return engine
        .fromSource(
            new LagBoundedSource<>(
                EventTopics.source(
                    settings.input(),
                    listMayChange ? Needs.inputForAnyAllowlist(settings) : Needs.input(settings)),
                settings.live().maxEventTimeLag()),
            BlockWatermarks.strategy(
                settings.live().outOfOrderness(), settings.live().idleTimeout()),
            "rows of topics")
        .uid("source.kafka");
  }
}
