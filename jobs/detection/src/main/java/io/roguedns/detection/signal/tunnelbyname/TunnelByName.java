package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.AtOnceAndWhenClosed;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.DnsQuery;
import io.roguedns.event.LateRow;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.windowing.triggers.EventTimeTrigger;
import org.apache.flink.util.OutputTag;

/** The signal's pipeline: queries in, findings out. */
public final class TunnelByName {
  /** The port of unencrypted DNS. */
  public static final int PORT = 53;

  static final String SIGNAL = DetectionType.TUNNEL_BY_NAME.signal();

  private static final OutputTag<AskedNames> LATE_NAMES =
      new OutputTag<>("late names", AskedNamesSerializer.TYPE);

  private TunnelByName() {}

  /** The signal's outputs: findings, and late queries without a network row. */
  public record Outputs(DataStream<Finding> findings, DataStream<LateRow> late) {}

  /**
   * The pipeline.
   *
   * @param lists the allowlist that queries are judged by
   * @param atOnce whether a finding is emitted early, when its evidence suffices, and on time with
   *     the final figures; else on time only
   */
  public static Outputs detect(
      DataStream<DnsQuery> queries,
      Settings.TunnelByName settings,
      AllowlistSupply lists,
      boolean atOnce) {
    SingleOutputStreamOperator<AskedNames> names =
        lists
            .apply(
                queries,
                "tunnel-by-name: registered and ordinary domains",
                AskedNameSerializer.TYPE,
                new AllowQueries(settings.after()))
            .uid("tunnel-by-name.allow")
            .transform(
                "tunnel-by-name: pre-aggregate names",
                AskedNamesSerializer.TYPE,
                new GatherNames(settings.window()))
            .uid("tunnel-by-name.gather");
    SingleOutputStreamOperator<Finding> findings =
        names
            .keyBy(
                asked ->
                    Tuple4.of(
                        asked.key.scope().ordinal(),
                        asked.key.device(),
                        asked.key.subject(),
                        asked.key.exemption()),
                Types.TUPLE(Types.INT, Types.STRING, Types.STRING, Types.STRING))
            .window(new ScopeWindows(settings.window()))
            .trigger(atOnce ? new AtOnceAndWhenClosed() : EventTimeTrigger.create())
            .sideOutputLateData(LATE_NAMES)
            .reduce(AskedNames::plus, new JudgeNames(new NamesDecision(settings)), RowTypes.FINDING)
            .uid("tunnel-by-name.window")
            .name("tunnel-by-name: judge the names of each domain and resolver");
    DataStream<LateRow> late = names.getSideOutput(GatherNames.LATE);
    return new Outputs(findings, atOnce ? late.union(lateNames(findings)) : late);
  }

  /**
   * The serialized size of the state of a device and a domain in a window, in bytes.
   *
   * @param queries the device's queries under one domain in it
   */
  public static long stateBytes(List<DnsQuery> queries) {
    AskedName first = AskedName.of(queries.get(0));
    AskedNames names =
        new AskedNames(
            new AskedNames.Key(
                Scope.DOMAIN,
                first.query().deviceName(),
                first.subject(Scope.DOMAIN),
                "",
                first.query().timestamp()));
    queries.forEach(query -> names.add(AskedName.of(query)));
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    try {
      AskedNamesSerializer.INSTANCE.serialize(names, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory can always be written", impossible);
    }
    return out.length();
  }

  /** In unbounded input a reader may be late; bounded input closes its windows at the end. */
  private static DataStream<LateRow> lateNames(SingleOutputStreamOperator<Finding> window) {
    return window
        .getSideOutput(LATE_NAMES)
        .process(new TellLateNames())
        .returns(RowTypes.LATE_ROW)
        .uid("tunnel-by-name.late-names")
        .name("tunnel-by-name: late names");
  }
}
