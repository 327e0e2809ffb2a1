package io.roguedns.detection.signal.api;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertContext;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.event.Ticks;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is known of an alert, in the words that its sentence is made of. Texts are in English,
 * whatever the machine's locale.
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
    return alert.process() == null ? "Something" : alert.process();
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

  /** The resolver, and of how many it is the most used. */
  public String unlistedResolvers() {
    int others = alert.context().resolvers().size() - 1;
    if (others == 0) {
      return alert.resolver() + ", a resolver that nobody listed";
    }
    return text(
        "%s and %s%s that nobody listed",
        alert.resolver(),
        others + 1 < AlertContext.MOST ? "" : "at least ",
        times(others, "other resolver"));
  }

  /** From when to when, to end a sentence with. */
  public String when() {
    return ", from " + minute(alert.firstSeen()) + " to " + minute(alert.lastSeen()) + " UTC";
  }

  private static String minute(long ticks) {
    return Ticks.format(ticks).substring(0, 16).replace('T', ' ');
  }
}
