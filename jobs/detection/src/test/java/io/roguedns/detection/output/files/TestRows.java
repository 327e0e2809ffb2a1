package io.roguedns.detection.output.files;

import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Rows for the tests of sinks. */
public final class TestRows {
  static final long NOON = Ticks.parse("2024-05-01T12:00:00.0000001Z");

  private TestRows() {}

  static Finding resolver(long timestamp, String device) {
    return resolver(timestamp, device, "tool.exe -x");
  }

  static Finding resolver(long timestamp, String device, String commandLine) {
    return new Finding(
        "id-" + timestamp + device,
        DetectionType.UNAUTHORIZED_RESOLVER,
        timestamp,
        device,
        "eve",
        "10.0.0.7",
        "203.0.113.9",
        53L,
        "tool.exe",
        commandLine,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static Finding volume(long timestamp, String device, long queries) {
    return new Finding(
        "id-" + timestamp + device,
        DetectionType.HIGH_VOLUME,
        timestamp,
        device,
        null,
        null,
        null,
        null,
        "tool.exe",
        null,
        null,
        null,
        null,
        queries,
        3L,
        null);
  }

  static Finding configuration(long timestamp, String device, String data, List<String> servers) {
    return new Finding(
        "id-" + timestamp + device,
        DetectionType.CONFIGURATION_CHANGE,
        timestamp,
        device,
        "eve",
        null,
        null,
        null,
        "reg.exe",
        null,
        "HKEY_LOCAL_MACHINE\\SYSTEM",
        "NameServer",
        data,
        null,
        null,
        servers);
  }

  public static RejectedRow rejected(String source, long position, String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    return new RejectedRow(source, position, Reason.MALFORMED, "no JSON", bytes, bytes.length);
  }

  /** Findings that often tie in time, device and id. */
  static Arbitrary<Finding> findings() {
    Arbitrary<String> text = Arbitraries.strings().ofMaxLength(8).injectNull(0.1);
    Arbitrary<Long> number = Arbitraries.longs().injectNull(0.3);
    return Combinators.combine(
            Arbitraries.of(DetectionType.class),
            Arbitraries.longs().between(0, 5),
            Arbitraries.of("pc-1", "pc-2", "pc-\uD83D\uDE00"),
            text.list().ofSize(8),
            number.list().ofSize(3),
            Arbitraries.strings().ofMaxLength(4).list().ofMaxSize(3).injectNull(0.5))
        .as(
            (type, offset, device, texts, numbers, servers) ->
                new Finding(
                    "id-" + offset % 2,
                    type,
                    NOON + offset,
                    device,
                    texts.get(0),
                    texts.get(1),
                    texts.get(2),
                    numbers.get(0),
                    texts.get(3),
                    texts.get(4),
                    texts.get(5),
                    texts.get(6),
                    texts.get(7),
                    numbers.get(1),
                    numbers.get(2),
                    servers));
  }
}
