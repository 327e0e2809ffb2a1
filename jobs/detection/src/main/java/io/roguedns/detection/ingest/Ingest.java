package io.roguedns.detection.ingest;

import io.roguedns.detection.summary.Counts;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.DnsQuery;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.RejectedRow;
import io.roguedns.format.RowBlock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SideOutputDataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Takes blocks of rows apart into network events, registry events, rows of network info, queries,
 * rejected rows, and rows from the future, which are late data: nothing behind it sees a time that
 * is later than the row's receipt and the tolerance.
 */
public final class Ingest {
  static final OutputTag<RegistryEvent> REGISTRY =
      new OutputTag<>("registry", RowTypes.REGISTRY_EVENT);
  static final OutputTag<NetworkInfo> NETWORK_INFO =
      new OutputTag<>("network-info", RowTypes.NETWORK_INFO);
  static final OutputTag<DnsQuery> QUERIES = new OutputTag<>("queries", RowTypes.DNS_QUERY);
  static final OutputTag<RejectedRow> REJECTED = new OutputTag<>("rejected", RowTypes.REJECTED_ROW);
  static final OutputTag<LateRow> LATE = new OutputTag<>("late", RowTypes.LATE_ROW);

  private final SingleOutputStreamOperator<NetworkEvent> parts;

  private Ingest(SingleOutputStreamOperator<NetworkEvent> parts) {
    this.parts = parts;
  }

  /**
   * The rows of some blocks.
   *
   * @param receipt when rows were received whose block doesn't say it
   */
  public static Ingest of(DataStream<RowBlock> blocks, Receipt receipt) {
    return new Ingest(
        blocks
            .process(new TakeApart(receipt), RowTypes.NETWORK_EVENT)
            .uid("ingest.rows")
            .name("ingest: split blocks of rows"));
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

  /** Rows from the future. */
  public SideOutputDataStream<LateRow> late() {
    return parts.getSideOutput(LATE);
  }

  static final class TakeApart extends ProcessFunction<RowBlock, NetworkEvent> {
    private final Receipt receipt;
    private transient Counts counts;

    TakeApart(Receipt receipt) {
      this.receipt = receipt;
    }

    @Override
    public void open(OpenContext context) {
      counts = new Counts(getRuntimeContext());
    }

    @Override
    public void processElement(RowBlock block, Context context, Collector<NetworkEvent> out) {
      counts.read(block);
      Receipt of = receipt.of(block);
      for (NetworkEvent event : block.network()) {
        if (of.isFuture(event.timestamp())) {
          late(LateRow.fromFuture(event, of.received()), context);
        } else {
          out.collect(event);
        }
      }
      for (RegistryEvent event : block.registry()) {
        if (of.isFuture(event.timestamp())) {
          late(of.late(event), context);
        } else {
          context.output(REGISTRY, event);
        }
      }
      for (NetworkInfo info : block.networkInfo()) {
        if (of.isFuture(info.timestamp())) {
          late(of.late(info), context);
        } else {
          context.output(NETWORK_INFO, info);
        }
      }
      for (DnsQuery query : block.queries()) {
        if (!of.isFuture(query.timestamp())) {
          context.output(QUERIES, query);
        } else if (query.resolver().isEmpty()) {
          // The query of a network row is late with that row.
          late(of.late(query), context);
        }
      }
      for (RejectedRow row : block.rejected()) {
        context.output(REJECTED, row);
      }
    }

    private void late(LateRow row, Context context) {
      counts.late(row);
      context.output(LATE, row);
    }
  }
}
