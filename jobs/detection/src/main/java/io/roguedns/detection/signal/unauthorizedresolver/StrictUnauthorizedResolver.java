package io.roguedns.detection.signal.unauthorizedresolver;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.ResolverJudge;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.RowDecision;
import io.roguedns.event.NetworkEvent;
import io.roguedns.finding.Verdict;
import io.roguedns.format.ReadPlan.AddressScreen;
import java.util.Optional;

/**
 * The intent of the query: addresses are parsed, private ones never count, entries have a validity.
 */
final class StrictUnauthorizedResolver implements RowDecision<NetworkEvent>, AddressScreen {
  private final Settings.UnauthorizedResolver settings;
  private final Allowlist allowlist;
  private final ResolverJudge judge;

  StrictUnauthorizedResolver(Settings.UnauthorizedResolver settings, Allowlist allowlist) {
    this.settings = settings;
    this.allowlist = allowlist;
    this.judge =
        new ResolverJudge(
            allowlist, UnauthorizedResolver.SIGNAL, settings.exemptSharedAddressSpace());
  }

  @Override
  public Verdict judge(NetworkEvent event) {
    if (event.timestamp() <= settings.after() || !settings.ports().contains(event.remotePort())) {
      return Verdict.NOTHING;
    }
    ResolverJudge.Standing standing = judge.of(event.remoteIp());
    if (!standing.isAddress()) {
      return Verdict.NOT_AN_ADDRESS;
    }
    if (!standing.everFinding()) {
      return Verdict.NOTHING;
    }
    Optional<AllowlistEntry> entry =
        standing
            .listedAt(event.timestamp())
            .or(
                () ->
                    allowlist.exemption(
                        UnauthorizedResolver.SIGNAL,
                        event.processName(),
                        event.account(),
                        event.deviceName(),
                        standing.address(),
                        event.timestamp()));
    return entry.isPresent()
        ? Verdict.suppressedBy(entry.get().id())
        : Verdict.found(UnauthorizedResolver.finding(event));
  }

  @Override
  public boolean worthDetail(String remoteIp) {
    return !judge.of(remoteIp).neverFinding();
  }
}
