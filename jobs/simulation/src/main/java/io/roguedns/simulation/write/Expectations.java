package io.roguedns.simulation.write;

import io.roguedns.simulation.truth.ExpectedFinding;
import io.roguedns.simulation.truth.Recording;
import io.roguedns.simulation.truth.Semantics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Expected results as files for tests. */
final class Expectations {
  private record Line(ExpectedFinding finding, String json) {}

  private static final Comparator<Line> NEWEST_FIRST =
      Comparator.comparingLong((Line line) -> line.finding().timestamp())
          .reversed()
          .thenComparing(line -> line.finding().type().typeName())
          .thenComparing(line -> line.finding().deviceName())
          .thenComparing(Line::json);

  private Expectations() {}

  static void write(Path folder, Recording recording) throws IOException {
    for (Semantics semantics : Semantics.values()) {
      TextFiles.write(
          folder.resolve("findings." + semantics.label() + ".jsonl"),
          lines(recording.findings(semantics)));
    }
    TextFiles.write(
        folder.resolve("alerts.strict.jsonl"),
        recording.alerts().stream()
            .map(alert -> Json.text(out -> Json.alert(out, alert)))
            .toList());
    if (!recording.suppressed().isEmpty()) {
      String json =
          Json.text(
              out -> {
                out.writeStartObject();
                for (var entry : recording.suppressed().entrySet()) {
                  out.writeNumberField(entry.getKey(), entry.getValue());
                }
                out.writeEndObject();
              });
      TextFiles.write(folder.resolve("suppressed.strict.json"), json + "\n");
    }
  }

  /** Newest first; those of one time by type, device, and then their text. */
  static List<String> lines(List<ExpectedFinding> findings) {
    return findings.stream()
        .map(finding -> new Line(finding, Json.text(out -> Json.finding(out, finding))))
        .sorted(NEWEST_FIRST)
        .map(Line::json)
        .toList();
  }
}
