package io.roguedns.detection.output.elasticsearch;

import io.roguedns.detection.testing.Alerts;
import io.roguedns.finding.Finding;
import io.roguedns.finding.NameFigures;
import java.util.List;
import java.util.stream.Stream;

/** Documents of every kind, as they are sent. */
public final class Documents {
  private Documents() {}

  /** One of each type of finding. */
  public static List<byte[]> findings() {
    return Stream.of(
            Findings.resolver(Findings.TIME, "10.0.0.7", "no address", "tool -x"),
            Findings.volume("v", 201, Finding.PROVISIONAL),
            Findings.configuration("203.0.113.9,no.where", List.of("203.0.113.9", "no.where")),
            Finding.ofNames(
                "n",
                Findings.TIME,
                "pc-1",
                "eve",
                "",
                "tool.exe",
                900,
                1,
                Finding.FINAL,
                "0123456789ab",
                new NameFigures(
                    "t.example",
                    NameFigures.Basis.POLLING,
                    60,
                    800,
                    9_000,
                    40,
                    700,
                    600,
                    20_000,
                    40,
                    60,
                    List.of("a.t.example"),
                    "shards",
                    false)))
        .map(FindingDocument::bytes)
        .toList();
  }

  /** An alert about a device, open and closed. */
  public static List<byte[]> alerts() {
    return Stream.of(Alerts.hijack("a", "pc-1", 1, false), Alerts.hijack("a", "pc-1", 2, true))
        .map(AlertDocument::bytes)
        .toList();
  }
}
