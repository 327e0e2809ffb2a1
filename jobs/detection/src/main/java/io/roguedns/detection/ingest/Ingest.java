package io.roguedns.detection.ingest;

import io.roguedns.decode.RejectedRow;
import io.roguedns.decode.RowBlock;
import io.roguedns.detection.summary.Counts;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.DnsQuery;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.RegistryEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SideOutputDataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Takes blocks of rows apart into network events, registry events, rows of network info, queries
 * and rejected rows.
 */
public final class Ingest {
  private static final OutputTag<RegistryEvent> REGISTRY =
      new OutputTag<>("registry", RowTypes.REGISTRY_EVENT);
  private static final OutputTag<NetworkInfo> NETWORK_INFO =
      new OutputTag<>("network-info", RowTypes.NETWORK_INFO);
  private static final OutputTag<DnsQuery> QUERIES = new OutputTag<>("queries", RowTypes.DNS_QUERY);
  private static final OutputTag<RejectedRow> REJECTED =
      new OutputTag<>("rejected", RowTypes.REJECTED_ROW);

  private final SingleOutputStreamOperator<NetworkEvent> parts;

  private Ingest(SingleOutputStreamOperator<NetworkEvent> parts) {
    this.parts = parts;
  }

  public static Ingest of(DataStream<RowBlock> blocks) {
    return new Ingest(
        blocks
            .process(new TakeApart(), RowTypes.NETWORK_EVENT)
            .uid("ingest.rows")
            .name("ingest: take blocks of rows apart"));
  }

  public DataStream<NetworkEvent> network() {
    return parts;
  }

  public SideOutputDataStream<RegistryEvent> registry() {
    return parts.getSideOutput(REGISTRY);
  }

  /** Rows of DeviceNetworkInfo; none unless the plan asks for them. */
  public SideOutputDataStream<NetworkInfo> networkInfo() {
    return parts.getSideOutput(NETWORK_INFO);
  }

  /** What was asked; nothing unless the plan asks for names. */
  public SideOutputDataStream<DnsQuery> queries() {
    return parts.getSideOutput(QUERIES);
  }

  public SideOutputDataStream<RejectedRow> rejected() {
    return parts.getSideOutput(REJECTED);
  }

  private static final class TakeApart extends ProcessFunction<RowBlock, NetworkEvent> {
    private transient Counts counts;

    @Override
    public void open(OpenContext context) {
      counts = new Counts(getRuntimeContext());
    }

    @Override
    public void processElement(RowBlock block, Context context, Collector<NetworkEvent> out) {
      counts.read(block);
      for (NetworkEvent event : block.network()) {
        out.collect(event);
      }
      for (RegistryEvent event : block.registry()) {
        context.output(REGISTRY, event);
      }
      for (NetworkInfo info : block.networkInfo()) {
        context.output(NETWORK_INFO, info);
      }
      for (DnsQuery query : block.queries()) {
        context.output(QUERIES, query);
      }
      for (RejectedRow row : block.rejected()) {
        context.output(REJECTED, row);
      }
    }
  }
}
