package io.roguedns.detection.signal.configurationchange;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.ResolverJudge;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.RowDecision;
import io.roguedns.event.RegistryEvent;
import io.roguedns.finding.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The intent of the query: each server of a setting is judged separately. */
final class StrictConfigurationChange implements RowDecision<RegistryEvent> {
  private final Settings.ConfigurationChange settings;
  private final Allowlist allowlist;
  private final ResolverJudge judge;

  StrictConfigurationChange(Settings.ConfigurationChange settings, Allowlist allowlist) {
    this.settings = settings;
    this.allowlist = allowlist;
    this.judge =
        new ResolverJudge(
            allowlist, ConfigurationChange.SIGNAL, settings.exemptSharedAddressSpace());
  }

  @Override
  public Verdict judge(RegistryEvent event) {
    if (event.timestamp() <= settings.after()) {
      return Verdict.NOTHING;
    }
    Set<String> unauthorized = new LinkedHashSet<>();
    String suppressedBy = null;
    boolean unreadable = false;
    for (String server :
        ResolverLocation.servers(
            event.key(), event.valueName(), event.valueData(), event.actionType())) {
      ResolverJudge.Standing standing = judge.of(server);
      unreadable |= !standing.isAddress();
      if (standing.everFinding()) {
        Optional<AllowlistEntry> entry = entry(event, standing);
        if (entry.isEmpty()) {
          unauthorized.add(standing.address().toString());
        } else if (suppressedBy == null) {
          suppressedBy = entry.get().id();
        }
      }
    }
    if (!unauthorized.isEmpty()) {
      return Verdict.found(ConfigurationChange.finding(event, new ArrayList<>(unauthorized)));
    }
    if (suppressedBy != null) {
      return Verdict.suppressedBy(suppressedBy);
    }
    return unreadable ? Verdict.NOT_AN_ADDRESS : Verdict.NOTHING;
  }

  private Optional<AllowlistEntry> entry(RegistryEvent event, ResolverJudge.Standing standing) {
    return standing
        .listedAt(event.timestamp())
        .or(
            () ->
                allowlist.exemption(
                    ConfigurationChange.SIGNAL,
                    event.processName(),
                    event.account(),
                    event.deviceName(),
                    standing.address(),
                    event.timestamp()));
  }
}
