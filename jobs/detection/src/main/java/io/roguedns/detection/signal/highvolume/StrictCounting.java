package io.roguedns.detection.signal.highvolume;

import io.roguedns.address.IpAddress;
import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.detection.settings.Settings;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The intent of the query's count: an aggregated report counts as its events, process names compare
 * without case, and the flows of connection rows and inspected rows are kept, so the window can
 * count each flow once.
 */
final class StrictCounting implements CountingRule {
  private static final String INSPECTED = "DnsConnectionInspected";
  private static final int MOST_REMEMBERED = 65_536;

  /** No file's name is longer. */
  private static final int MAX_REMEMBERED_LENGTH = 255;

  private final Settings.HighVolume settings;
  private final Allowlist allowlist;
  private final long bin;
  private transient Map<String, String> lowerCase;

  StrictCounting(Settings.HighVolume settings, Allowlist allowlist) {
    this.settings = settings;
    this.allowlist = allowlist;
    this.bin = Ticks.ofDuration(settings.bin());
  }

  @Override
  public boolean counts(NetworkEvent event) {
    return event.timestamp() > settings.after() && settings.ports().contains(event.remotePort());
  }

  @Override
  public void count(NetworkEvent event, LocalCounts counts) {
    LocalCounts.Group group =
        counts.group(
            event.deviceName(),
            Ticks.bin(event.timestamp(), bin),
            lowerCase(event.processName()),
            event.processName(),
            event.origin(),
            exemption(event));
    String server = canonical(event.remoteIp());
    if (AggregatedReport.is(event)) {
      group.add(AggregatedReport.count(event), server);
      return;
    }
    long flow = Flow.of(event, server);
    if (flow != Flow.NONE && event.actionType().equals(INSPECTED)) {
      group.addInspected(flow, server);
      return;
    }
    group.add(1, server);
    if (flow != Flow.NONE) {
      group.addFlow(flow);
    }
  }

  private String exemption(NetworkEvent event) {
    return allowlist
        .exemption(
            HighVolume.SIGNAL,
            event.processName(),
            event.account(),
            event.deviceName(),
            null,
            event.timestamp())
        .map(AllowlistEntry::id)
        .orElse("");
  }

  private String lowerCase(String process) {
    if (process.length() > MAX_REMEMBERED_LENGTH) {
      return process.toLowerCase(Locale.ROOT);
    }
    if (lowerCase == null || lowerCase.size() >= MOST_REMEMBERED) {
      lowerCase = new HashMap<>();
    }
    return lowerCase.computeIfAbsent(process, name -> name.toLowerCase(Locale.ROOT));
  }

  /** The server's address in its one spelling, so that an IPv4-mapped one isn't another server. */
  private static String canonical(String server) {
    if (Ipv4Text.pack(server) >= 0) {
      return server;
    }
    return IpAddress.parse(server).map(IpAddress::toString).orElse(server);
  }
}
