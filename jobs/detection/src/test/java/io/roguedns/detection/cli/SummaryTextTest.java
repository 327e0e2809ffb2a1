package io.roguedns.detection.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.detection.summary.FindingTally;
import io.roguedns.detection.summary.RunSummary;
import io.roguedns.detection.summary.WorstAlerts;
import io.roguedns.detection.testing.Alerts;
import io.roguedns.text.Printable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
  @Test
  void whatTheAttackerWroteCannotCommandTheTerminal() {
    assertThat(Printable.of("evil\u001b[2Jname\r\nnext\u202etxt\u0000", 100))
        .isEqualTo("evil\\u001b[2Jname\\u000d\\u000anext\\u202etxt\\u0000");
    assertThat(Printable.of("\ud800", 100)).isEqualTo("\\ud800");
    assertThat(Printable.of("ordinary-ñame 10.0.0.1", 100)).isEqualTo("ordinary-ñame 10.0.0.1");
    assertThat(Printable.of("abcdef", 3)).isEqualTo("abc…");
  }

  @Test
  void saysWhatARunDid() {
    RunSummary run =
        new RunSummary(
            Map.of("DeviceNetworkEvents", 1_234_567L, RunSummary.NO_TABLE, 3L),
            10,
            1_234_557,
            1,
            2,
            12,
            Map.of("after-watermark", 8L, "future", 4L),
            5_000,
            Map.of("High_Volume_DNS_Tunneling_Indicator", 4L),
            Map.of(),
            Map.of(),
            Map.of("scanner", 7L),
            Map.of("networkInfo", 9L),
            6,
            List.of("broken.parquet"),
            new FindingTally.Tally(),
            List.of(),
            3,
            Duration.ofMillis(2_000));
    assertThat(SummaryText.of(run, "strict", "out"))
        .contains("4 findings (strict semantics)")
        .contains("4  High_Volume_DNS_Tunneling_Indicator")
        .contains("7  scanner")
        .contains("Excluded from alerts, by limit")
        .contains("9  networkInfo")
        .contains("1,234,570 rows read in 2.0 s: 617,285 a second")
        .contains("1,234,567  DeviceNetworkEvents")
        .contains("3  of unknown tables")
        .contains("10 are relevant, 1,234,557 irrelevant, 1 ignored, 2 rejected")
        .contains("8 are late data: their bins had closed")
        .contains(
            "4 are late data from the future (later than their receipt and --clock-tolerance)")
        .contains("6 invalid IP addresses")
        .contains("3 restarts; the counts here are since the last one")
        .contains("broken.parquet")
        .endsWith("Results are in out\n");
  }

  @Test
  void alertsComeFirstWorstFirst() {
    WorstAlerts worst = new WorstAlerts();
    worst.add(Alerts.tunnelling("22222222222222222222222222222222", "pc\u001b[2J-2"));
    worst.add(
        Alerts.withSummary(
            Alerts.hijack("11111111111111111111111111111111", "pc-1"), "it\u202eis evil"));
    RunSummary run =
        RunSummary.of(
            Map.of(
                "alerts.DNS_Hijack_Confirmed",
                1L,
                "alerts.Sustained_DNS_Tunneling",
                3L,
                "alerts.Persistent_Unauthorized_Resolver",
                1_200L,
                "alertsBySeverity.critical",
                1L,
                "alertsBySeverity.medium",
                3L,
                "alertsBySeverity.low",
                1_200L,
                "worstAlerts",
                worst.getLocalValue()),
            AlertCatalog.ALL,
            Duration.ofSeconds(2));

    assertThat(AlertsText.of(run, "out"))
        .isEqualTo(
            """
            1,204 alerts: 1 critical, 3 medium, 1,200 low

              Score  Severity  Type                     Device         Resolver     Process      \
            Seen (UTC)                       Findings  Alert
                100  critical  DNS_Hijack_Confirmed     pc-1           203.0.113.9  svchost.exe  \
            2024-05-01 09:58:01 to 11:02:44        44  11111111
                     it\\u202eis evil
                 45  medium    Sustained_DNS_Tunneling  pc\\u001b[2J-2               tool.exe     \
            2024-05-01 09:58:01 to 11:02:44         7  22222222
                     A sentence about pc\\u001b[2J-2.
            and 2 more
            1,200 of low severity aren't shown
            Details of an alert: roguedns explain ALERT --out out

            """);
    assertThat(AlertsText.of(run, null)).as("without files").doesNotContain("explain");
  }
}
