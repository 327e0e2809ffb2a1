package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.detection.allowlist.AllowlistOperator;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.allowlist.InForce;
import io.roguedns.dns.RegisteredDomain;
import io.roguedns.event.DnsQuery;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.Collector;

/** Notes on each query what the allowlist says of who asks, and of the domain that is asked. */
final class AllowQueries {
  private AllowQueries() {}

  /**
   * The queries of a stream, by a list that stays as it is or is updated.
   *
   * @param after queries are left out whose ticks aren't greater
   */
  static SingleOutputStreamOperator<AskedName> note(
      DataStream<DnsQuery> queries, long after, AllowlistSupply lists) {
    String name = "tunnel-by-name: which domain, and is it ordinary";
    if (lists.updates().isEmpty()) {
      return queries
          .flatMap(new ByList(after, lists.start()))
          .returns(AskedNameSerializer.TYPE)
          .uid("tunnel-by-name.allow")
          .name(name);
    }
    return queries
        .connect(lists.updates().get().broadcast())
        .transform(name, AskedNameSerializer.TYPE, new ByUpdates(after, lists.start()))
        .uid("tunnel-by-name.allow");
  }

  private static AskedName noted(
      DnsQuery query, RegisteredDomain domain, Allowlist list, long sequence) {
    AskedName asked = AskedName.of(query, domain);
    String exemption =
        list.exemption(
                TunnelByName.SIGNAL,
                query.processName(),
                query.account(),
                query.deviceName(),
                null,
                query.timestamp())
            .map(AllowlistEntry::id)
            .orElse("");
    String ordinary =
        list.ordinaryDomain(
                TunnelByName.SIGNAL,
                NamesDecision.whole(asked.free(), asked.domain()),
                query.timestamp())
            .map(AllowlistEntry::id)
            .orElse("");
    return asked.allowedBy(
        new AskedName.Allowed(exemption, ordinary, sequence, list.versionAt(query.timestamp())));
  }

  private static final class ByList extends RichFlatMapFunction<DnsQuery, AskedName> {
    private final long after;
    private final InForce list;
    private transient KnownDomains domains;

    ByList(long after, InForce list) {
      this.after = after;
      this.list = list;
    }

    @Override
    public void open(OpenContext context) {
      domains = new KnownDomains();
    }

    @Override
    public void flatMap(DnsQuery query, Collector<AskedName> out) {
      if (query.timestamp() > after) {
        out.collect(noted(query, domains.of(query.name()), list.allowlist(), list.sequence()));
      }
    }
  }

  private static final class ByUpdates extends AllowlistOperator<DnsQuery, AskedName> {
    private final long after;
    private transient KnownDomains domains;
    private transient Allowlist list;
    private transient long sequence;

    ByUpdates(long after, InForce start) {
      super(start);
      this.after = after;
    }

    @Override
    protected void judgeBy(Allowlist allowlist, long number) {
      domains = domains == null ? new KnownDomains() : domains;
      list = allowlist;
      sequence = number;
    }

    @Override
    public void processElement1(StreamRecord<DnsQuery> query) {
      if (query.getValue().timestamp() > after) {
        RegisteredDomain domain = domains.of(query.getValue().name());
        output.collect(query.replace(noted(query.getValue(), domain, list, sequence)));
      }
    }
  }
}
