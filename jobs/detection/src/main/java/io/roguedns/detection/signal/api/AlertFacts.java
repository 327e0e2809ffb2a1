package io.roguedns.detection.signal.api;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertContext;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.event.Ticks;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parts of an alert's summary sentence. Texts are in English, whatever the machine's locale.
 *
 * @param alert without its summary
 * @param findings how many findings there are of each kind of evidence
 */
public record AlertFacts(Alert alert, Map<EvidenceKind, Long> findings) {
  /** Formats a sentence. */
  public static String text(String sentence, Object... parts) {
    return String.format(Locale.ROOT, sentence, parts);
  }

  /** A number and its noun, such as {@code 2 devices}. */
  public static String times(long count, String one) {
    return times(count, one, one + "s");
  }

  /** A number and its noun, whose plural is irregular. */
  public static String times(long count, String one, String many) {
    return text("%,d %s", count, count == 1 ? one : many);
  }

  /** The device; null for an alert about many. */
  public String device() {
    return alert.deviceName();
  }

  /** The process, to begin a sentence with. */
  public String process() {
    return alert.process() == null ? "An unknown process" : alert.process();
  }

  /** How many findings of a kind there are. */
  public long count(EvidenceKind kind) {
    return findings.getOrDefault(kind, 0L);
  }

  /** The most different names in one window. */
  public String names() {
    return times(alert.context().names(), "different name");
  }

  /** The most bytes that names carry in one window. */
  public String bytes() {
    return times(alert.context().information(), "byte");
  }

  /** The domain that names are under, or that there are several. */
  public String under() {
    List<String> domains = alert.context().domains();
    return domains.isEmpty()
        ? " under many domains"
        : " under " + domains.get(0) + (domains.size() == 1 ? "" : " and others");
  }

  /** The most used resolver, and the number of others. */
  public String unlistedResolvers() {
    int others = alert.context().resolvers().size() - 1;
    if (others == 0) {
      return alert.resolver() + ", a resolver that is not on the allowlist";
    }
    return text(
        "%s and %s%s that %s not on the allowlist",
        alert.resolver(),
        others + 1 < AlertContext.MOST ? "" : "at least ",
        times(others, "other resolver"),
        others == 1 ? "is" : "are");
  }

  /** The time range, for the end of a sentence. */
  public String when() {
    String first = minute(alert.firstSeen());
    String last = minute(alert.lastSeen());
    if (first.equals(last)) {
      return text(" at %s UTC", first);
    }
    return text(" between %s and %s UTC", first, withoutDay(last, first));
  }

  /** A minute, without its day if another minute has the same. */
  private static String withoutDay(String minute, String other) {
    int time = minute.indexOf(' ') + 1;
    return minute.startsWith(other.substring(0, time)) ? minute.substring(time) : minute;
  }

  private static String minute(long ticks) {
    return Ticks.format(ticks).substring(0, 16).replace('T', ' ');
  }
}
