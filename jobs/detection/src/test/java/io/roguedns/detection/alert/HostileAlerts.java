package io.roguedns.detection.alert;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertType;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.signal.Signals;
import io.roguedns.detection.testing.EvidenceBuilder;
import io.roguedns.detection.testing.HostileRows;
import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.NetworkInfo;
import io.roguedns.finding.FindingLimits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Alerts of devices that send the longest texts, each of its own, into every list. */
public final class HostileAlerts {
  private static final int EACH = 60;

  private HostileAlerts() {}

  /** The alert about one device, or, as a campaign's, about many. */
  public static Alert of(String unit, boolean campaign) {
    String text = HostileRows.text(unit);
    OpenAlert alert =
        new OpenAlert("0123456789abcdef0123456789abcdef", campaign ? "" : FindingLimits.name(text));
    for (AlertType type : AlertCatalog.ALL) {
      alert.match(type);
    }
    Map<String, Long> settled = new TreeMap<>();
    for (int i = 0; i < EACH; i++) {
      add(alert, EvidenceBuilder.use().resolver(FindingLimits.name(i + text)), i + text, settled);
      add(alert, EvidenceBuilder.change().setting(setting(i, text)), i + text, settled);
      add(alert, EvidenceBuilder.names(FindingLimits.name(i + text)), i + text, settled);
    }
    return alert.tell(0, true, new Summaries(Signals.ALL));
  }

  private static String setting(int number, String text) {
    return Evidence.settingOf(FindingLimits.key(number + text), FindingLimits.name(text));
  }

  private static void add(
      OpenAlert alert, EvidenceBuilder evidence, String text, Map<String, Long> settled) {
    String name = FindingLimits.name(text);
    Evidence built =
        evidence
            .device(name)
            .process(name)
            .account(name)
            .commandLine(text)
            .ids(
                IntStream.range(0, Evidence.MOST_IDS)
                    .mapToObj(id -> "0123456789abcdef0123456789abcdef")
                    .toList())
            .build();
    alert.add(
        built,
        Set.of(),
        new DeviceNetworks(List.of(adapter(text)))
            .during(EvidenceBuilder.NOON, EvidenceBuilder.NOON),
        settled,
        0);
  }

  private static NetworkInfo adapter(String text) {
    return new NetworkInfo(
        EvidenceBuilder.NOON,
        text,
        text,
        text,
        "Up",
        text,
        text,
        text,
        List.of(new ConnectedNetwork(text, text)),
        List.of(text),
        List.of(text),
        List.of(text),
        1);
  }
}
