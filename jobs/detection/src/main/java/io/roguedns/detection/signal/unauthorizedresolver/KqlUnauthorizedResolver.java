package io.roguedns.detection.signal.unauthorizedresolver;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.KqlLists;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.RowDecision;
import io.roguedns.event.NetworkEvent;
import io.roguedns.finding.Verdict;
import io.roguedns.format.ReadPlan.AddressScreen;
import io.roguedns.kusto.Kusto;

/** The query's first branch, clause by clause. */
final class KqlUnauthorizedResolver implements RowDecision<NetworkEvent>, AddressScreen {
  private final Settings.UnauthorizedResolver settings;
  private final KqlLists lists;

  KqlUnauthorizedResolver(Settings.UnauthorizedResolver settings, Allowlist allowlist) {
    this.settings = settings;
    this.lists = new KqlLists(allowlist);
  }

  @Override
  public Verdict judge(NetworkEvent event) {
    if (event.timestamp() <= settings.after()
        || !settings.ports().contains(event.remotePort())
        || !isPublic(event.remoteIp())) {
      return Verdict.NOTHING;
    }
    String entry = lists.entryThatHas(event.remoteIp(), event.timestamp());
    return entry == null
        ? Verdict.found(UnauthorizedResolver.finding(event))
        : Verdict.suppressedBy(entry);
  }

  @Override
  public boolean worthDetail(String remoteIp) {
    return isPublic(remoteIp) && !lists.alwaysHas(remoteIp);
  }

  /**
   * {@code where not(RemoteIP startswith "10." or … or (RemoteIP startswith "172." and
   * toint(split(RemoteIP, ".")[1]) between (16..31)))}: null, as for {@code 172.x}, isn't true.
   */
  private static boolean isPublic(String ip) {
    Boolean isPrivate =
        Kusto.or(
            Kusto.startsWith(ip, "10.")
                || Kusto.startsWith(ip, "192.168.")
                || Kusto.startsWith(ip, "127."),
            Kusto.and(
                Kusto.startsWith(ip, "172."),
                Kusto.between(Kusto.toInt(Kusto.splitAt(ip, '.', 1)), 16, 31)));
    return Kusto.where(Kusto.not(isPrivate));
  }
}
