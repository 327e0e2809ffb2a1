package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.detection.allowlist.AllowlistFunction;
import io.roguedns.dns.RegisteredDomain;
import io.roguedns.event.DnsQuery;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Adds the allowlist entries of the client and of the domain to each query. */
final class AllowQueries extends AllowlistFunction<DnsQuery, AskedName> {
  private static final long serialVersionUID = 1L;

  private final long after;
  private transient Output<StreamRecord<AskedName>> output;
  private transient KnownDomains domains;
  private transient Allowlist list;
  private transient long sequence;

  /**
   * @param after queries up to this time, in ticks, are dropped
   */
  AllowQueries(long after) {
    this.after = after;
  }

  @Override
  public void open(RuntimeContext runtime, Output<StreamRecord<AskedName>> out) {
    domains = new KnownDomains();
    output = out;
  }

  @Override
  public void useAllowlist(Allowlist allowlist, long number) {
    list = allowlist;
    sequence = number;
  }

  @Override
  public void processElement(StreamRecord<DnsQuery> row) {
    DnsQuery query = row.getValue();
    if (query.timestamp() > after) {
      output.collect(row.replace(noted(query, domains.of(query.name()))));
    }
  }

  private AskedName noted(DnsQuery query, RegisteredDomain domain) {
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
}
