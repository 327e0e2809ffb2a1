package io.roguedns.detection.signal.configurationchange;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.KqlLists;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.RowDecision;
import io.roguedns.event.RegistryEvent;
import io.roguedns.finding.Verdict;
import io.roguedns.kusto.Kusto;
import java.util.Set;

/** The query's third branch, clause by clause. */
final class KqlConfigurationChange implements RowDecision<RegistryEvent> {
  static final String KEY_TERM = "Tcpip\\Parameters";
  private static final Set<String> VALUE_NAMES =
      Set.of("NameServer", "DhcpNameServer", "StaticDnsAddress");

  private final Settings.ConfigurationChange settings;
  private final KqlLists lists;

  KqlConfigurationChange(Settings.ConfigurationChange settings, Allowlist allowlist) {
    this.settings = settings;
    this.lists = new KqlLists(allowlist);
  }

  @Override
  public Verdict judge(RegistryEvent event) {
    String data = event.valueData();
    if (event.timestamp() <= settings.after()
        || !VALUE_NAMES.contains(event.valueName())
        || !Kusto.has(event.key(), KEY_TERM)
        || Kusto.startsWith(data, "10.")
        || Kusto.startsWith(data, "192.168.")
        || data.isEmpty()) {
      return Verdict.NOTHING;
    }
    String entry = lists.entryThatHas(data, event.timestamp());
    return entry == null
        ? Verdict.found(ConfigurationChange.finding(event, null))
        : Verdict.suppressedBy(entry);
  }
}
