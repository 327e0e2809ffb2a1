package io.roguedns.detection.testing;

import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingLimits;
import io.roguedns.finding.NameFigures;
import io.roguedns.finding.QueryCount;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows in which every text is far too long, and of characters that take many bytes. */
public final class HostileRows {
  private static final int CHARACTERS = 120_000;

  private HostileRows() {}

  /** What texts are repeated from: each is written as more bytes in one format or another. */
  public static Stream<String> units() {
    return Stream.of(
        "a",
        "\u0001",
        "\u001b[31m",
        "\"",
        "\\",
        "\n",
        "\u007f",
        "\u0085",
        "é",
        "İ",
        "\u202e",
        "\uffff",
        "\ud83d\ude00",
        "\ud800",
        "\udc00",
        "…[cut: 5 entries]",
        "=",
        ";=",
        "\t-",
        "'");
  }

  /** A text with the given number of characters. */
  public static String text(String unit) {
    return unit.repeat(CHARACTERS / unit.length());
  }

  /** A finding as a signal makes it. */
  public static Finding finding(DetectionType type, String unit) {
    String text = text(unit);
    List<String> list =
        IntStream.range(0, 2_000).mapToObj(i -> unit.repeat(2_000 / unit.length()) + i).toList();
    return FindingLimits.bounded(
        new Finding(
                "0123456789abcdef0123456789abcdef",
                type,
                EvidenceBuilder.NOON,
                text,
                text,
                text,
                text,
                53L,
                text,
                text,
                text,
                text,
                text,
                1_000L,
                1_000L,
                servers(),
                Finding.FINAL,
                "0123456789ab")
            .withOrigin(ProcessOrigin.of(text, text, text))
            .withInspectedCount(1L)
            .withNames(
                new NameFigures(
                    text,
                    NameFigures.Basis.INFORMATION,
                    60,
                    1_000,
                    1_000,
                    1_000,
                    1,
                    1,
                    1,
                    1,
                    1,
                    list.subList(0, 5),
                    text,
                    false)));
  }

  /** Addresses, of which servers of a setting are made; the longest that there are. */
  private static List<String> servers() {
    return IntStream.range(0, 60_000)
        .mapToObj(i -> "2001:db8:ffff:ffff:ffff:ffff:ffff:" + Integer.toHexString(i))
        .toList();
  }

  /** A row that can't be read. */
  public static RejectedRow rejected(String unit) {
    String text = text(unit);
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    return new RejectedRow(text, Long.MAX_VALUE, Reason.MALFORMED, text, raw, raw.length);
  }

  /** A row that came too late. */
  public static LateRow late(String unit) {
    String text = text(unit);
    return LateRow.afterWatermark(
        new NetworkEvent(
            EvidenceBuilder.NOON, text, text, text, 53, text, 53, text, text, text, text, text, 1),
        1);
  }

  /** A row of a profile. */
  public static QueryCount count(String unit) {
    String name = FindingLimits.name(text(unit));
    return new QueryCount(1, EvidenceBuilder.NOON, name, name, 1, 1, 1, 1, name);
  }
}
