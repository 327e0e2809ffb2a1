package io.roguedns.detection.signal.highvolume;

import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.settings.Semantics;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.AtOnceAndWhenClosed;
import io.roguedns.detection.types.RowTypeInfo;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.QueryCount;
import io.roguedns.format.ReadPlan.NetworkColumn;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.datastream.WindowedStream;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.triggers.EventTimeTrigger;
import org.apache.flink.streaming.api.windowing.triggers.Trigger;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.OutputTag;

/** The signal's pipeline: network events in, findings or counts out. */
public final class HighVolume {
  static final String SIGNAL = DetectionType.HIGH_VOLUME.signal();

  /** The action types of aggregated reports, whose AdditionalFields have the number of events. */
  public static final Set<String> DETAIL_ACTIONS =
      Set.of("ConnectionSuccessAggregatedReport", "ConnectionFailedAggregatedReport");

  /**
   * The number of shares of devices. With more shares a key of the window has less state; with
   * fewer there are fewer records to shuffle and sort.
   */
  private static final int SHARES = 128;

  private static final TypeInformation<CountBatch> BATCH =
      new RowTypeInfo<>(CountBatch.class, CountBatchSerializer.INSTANCE);
  private static final TypeInformation<BinCounts> SUMS =
      new RowTypeInfo<>(BinCounts.class, BinCountsSerializer.INSTANCE);

  static final OutputTag<CountBatch> LATE_COUNTS = new OutputTag<>("late counts", BATCH);

  private HighVolume() {}

  /** The signal's outputs: findings, and late data. */
  public record Outputs(DataStream<Finding> findings, DataStream<LateRow> late) {}

  /**
   * The pipeline.
   *
   * @param lists the allowlist that rows are judged by
   * @param atOnce whether a finding is emitted early, when its count exceeds the threshold, and on
   *     time with the final count; else on time only
   */
  public static Outputs detect(
      DataStream<NetworkEvent> network,
      Semantics semantics,
      Settings.HighVolume settings,
      AllowlistSupply lists,
      boolean atOnce) {
    SingleOutputStreamOperator<CountBatch> counts =
        counts("high-volume: pre-aggregate counts", network, semantics, settings, lists)
            .uid("high-volume.count");
    SingleOutputStreamOperator<Finding> findings =
        windows(counts, settings.bin())
            .trigger(trigger(atOnce))
            .sideOutputLateData(LATE_COUNTS)
            .aggregate(
                new AddUp(atOnce ? settings.threshold() : BinCounts.UNWATCHED),
                new JudgeBin(new BinDecision(settings.threshold(), settings.bin())),
                SUMS,
                SUMS,
                RowTypes.FINDING)
            .uid("high-volume.window")
            .name("high-volume: judge each device's bin");
    DataStream<LateRow> late = counts.getSideOutput(CountLocally.LATE);
    return new Outputs(findings, atOnce ? late.union(lateCounts(findings)) : late);
  }

  /**
   * The counts for any threshold: the queries of each device and process in each bin of a width.
   * Counted as {@link #detect} counts; bins close at the input's end.
   *
   * @param settings with the width of the bins; their threshold isn't used
   */
  public static DataStream<QueryCount> profile(
      DataStream<NetworkEvent> network,
      Semantics semantics,
      Settings.HighVolume settings,
      AllowlistSupply lists) {
    String width = Ticks.formatDuration(settings.bin());
    return windows(
            counts(
                    "profile: pre-aggregate bins of " + width + " beside the reader",
                    network,
                    semantics,
                    settings,
                    lists)
                .uid("profile.count." + width),
            settings.bin())
        .aggregate(
            new AddUp(BinCounts.UNWATCHED),
            new ProfileBin(settings.bin()),
            SUMS,
            SUMS,
            RowTypes.QUERY_COUNT)
        .uid("profile.window." + width)
        .name("profile: add up each device's bin of " + width);
  }

  /** In unbounded input a reader may be late; bounded input closes its bins at the end. */
  private static DataStream<LateRow> lateCounts(SingleOutputStreamOperator<Finding> window) {
    return window
        .getSideOutput(LATE_COUNTS)
        .process(new TellLateCounts())
        .returns(RowTypes.LATE_ROW)
        .uid("high-volume.late-counts")
        .name("high-volume: late counts");
  }

  private static CountingRules rules(Semantics semantics, Settings.HighVolume settings) {
    return semantics == Semantics.KQL
        ? allowlist -> new KqlCounting(settings)
        : allowlist -> new StrictCounting(settings, allowlist);
  }

  private static SingleOutputStreamOperator<CountBatch> counts(
      String name,
      DataStream<NetworkEvent> network,
      Semantics semantics,
      Settings.HighVolume settings,
      AllowlistSupply lists) {
    return lists.apply(
        network, name, BATCH, new CountLocally(rules(semantics, settings), settings.bin(), SHARES));
  }

  private static WindowedStream<CountBatch, Tuple2<Long, Integer>, TimeWindow> windows(
      DataStream<CountBatch> counts, Duration bin) {
    return counts
        .keyBy(batch -> Tuple2.of(batch.bin(), batch.share()), Types.TUPLE(Types.LONG, Types.INT))
        .window(TumblingEventTimeWindows.of(bin, Ticks.binOffset(bin)));
  }

  private static Trigger<? super CountBatch, ? super TimeWindow> trigger(boolean atOnce) {
    return atOnce ? new AtOnceAndWhenClosed() : EventTimeTrigger.create();
  }

  /**
   * Columns needed of every row that is counted.
   *
   * @param accounts whether entries of the allowlist may name accounts
   */
  public static EnumSet<NetworkColumn> columns(Semantics semantics, boolean accounts) {
    EnumSet<NetworkColumn> columns =
        EnumSet.of(NetworkColumn.DEVICE_NAME, NetworkColumn.PROCESS_NAME, NetworkColumn.REMOTE_IP);
    if (semantics == Semantics.STRICT) {
      columns.add(NetworkColumn.ACTION_TYPE);
      columns.add(NetworkColumn.LOCAL_PORT);
      if (accounts) {
        columns.add(NetworkColumn.ACCOUNT);
      }
    }
    return columns;
  }

  /** … and the columns of every counted row that alerts need of its process. */
  public static final EnumSet<NetworkColumn> ORIGIN =
      EnumSet.of(NetworkColumn.PROCESS_FOLDER, NetworkColumn.PROCESS_COMPANY);
}
