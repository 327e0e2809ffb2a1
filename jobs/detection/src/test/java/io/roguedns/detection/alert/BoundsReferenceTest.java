package io.roguedns.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.AlertContext;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.summary.AlertOmission;
import io.roguedns.detection.summary.EntryCounts;
import io.roguedns.detection.summary.WorstAlerts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds {@code jobs/docs/bounds.md} against the limits of the code. */
class BoundsReferenceTest {
  private static final Path DOCUMENT = Path.of("../docs/bounds.md");

  /** What begins a row of the document, and the limits that it must name. */
  private static final Map<String, List<Integer>> LIMITS =
      Map.ofEntries(
          Map.entry(
              "pairs of process and resolver",
              List.of(UseAggregator.MAX_HELD, UseAggregator.MAX_USES, UseAggregator.MAX_RESTS)),
          Map.entry("bins of high volume", List.of(Alerts.MAX_VOLUMES)),
          Map.entry("settings of a device", List.of(Alerts.MAX_CHANGES)),
          Map.entry("findings of a device's names", List.of(Alerts.MAX_NAMES)),
          Map.entry("evidence that belongs to no alert", List.of(Incidents.MOST_RECENT)),
          Map.entry("open alerts", List.of(Incidents.MOST_OPEN)),
          Map.entry("subjects of an alert", List.of(OpenAlert.MOST_SUBJECTS)),
          Map.entry("lists in an alert", List.of(AlertContext.MOST, Evidence.MOST_IDS)),
          Map.entry("what closed alerts have counted", List.of(Incidents.MOST_SETTLED)),
          Map.entry("devices that used a resolver", List.of(ResolverUse.MOST_DEVICES)),
          Map.entry(
              "rows of DeviceNetworkInfo",
              List.of(
                  NetworkStates.MAX_ROWS_AN_HOUR,
                  DeviceNetworks.MAX_LIST,
                  DeviceNetworks.MAX_TEXT)),
          Map.entry(
              "history of a device's adapters",
              List.of(DeviceNetworks.MAX_ADAPTERS, DeviceNetworks.MAX_ROWS)),
          Map.entry("entries of the allowlist", List.of(EntryCounts.MAX_ENTRIES)),
          Map.entry("worst alerts", List.of(WorstAlerts.MOST)));

  @Test
  void everyLimitIsDocumented() throws IOException {
    List<String> rows = Files.readAllLines(DOCUMENT);
    LIMITS.forEach(
        (begin, limits) ->
            assertThat(rows)
                .filteredOn(row -> row.startsWith("| " + begin))
                .as(begin)
                .singleElement()
                .satisfies(
                    row ->
                        limits.forEach(
                            limit ->
                                assertThat(row)
                                    .containsPattern(
                                        "\\b"
                                            + String.format(Locale.ROOT, "%,d", limit)
                                            + "\\b"))));
  }

  @Test
  void everyCountOfWhatIsLeftOutIsDocumented() throws IOException {
    String document = Files.readString(DOCUMENT);
    for (AlertOmission omission : AlertOmission.values()) {
      assertThat(document).contains("`leftOutOfAlerts." + omission.label() + "`");
    }
  }
}
