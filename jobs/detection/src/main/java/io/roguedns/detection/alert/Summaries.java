package io.roguedns.detection.alert;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertContext;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.alert.Factor;
import io.roguedns.event.Ticks;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says an alert in a sentence or two. */
final class Summaries {
  private static final int MOST_REASONS = 3;

  private Summaries() {}

  /**
   * The summary of an alert that has none yet.
   *
   * @param findings how many findings of each type there are
   */
  static String of(Alert alert, Map<EvidenceKind, Long> findings) {
    return what(alert, findings) + because(alert);
  }

  private static String what(Alert alert, Map<EvidenceKind, Long> findings) {
    long uses = findings.getOrDefault(EvidenceKind.USE, 0L);
    long changes = findings.getOrDefault(EvidenceKind.CHANGE, 0L);
    String process = alert.process() == null ? "Something" : alert.process();
    return switch (alert.type()) {
      case DNS_HIJACK_CONFIRMED ->
          text(
              "%s was pointed at %s (%s), and %s has asked it since (%s)%s.",
              alert.deviceName(),
              alert.resolver(),
              times(changes, "change"),
              alert.process() == null ? "something" : alert.process(),
              times(uses, "query seen", "queries seen"),
              when(alert));
      case CONFIRMED_DNS_TUNNEL ->
          text(
              "%s on %s carries data in the names that it asks%s, and asks %s, a resolver that nobody listed: up to %s an hour, which carry %s%s.",
              process,
              alert.deviceName(),
              under(alert),
              alert.resolver(),
              times(alert.context().names(), "different name"),
              times(alert.context().information(), "byte"),
              when(alert));
      case PERSISTENT_DNS_TUNNEL ->
          text(
              "%s on %s carries data in the names that it asks%s, hour after hour: up to %s, which carry %s%s.",
              process,
              alert.deviceName(),
              under(alert),
              times(alert.context().names(), "different name"),
              times(alert.context().information(), "byte"),
              when(alert));
      case DNS_COMMAND_POLLING ->
          text(
              "%s on %s asks%s at steady intervals, as a program does that waits for commands%s.",
              process, alert.deviceName(), under(alert), when(alert));
      case DNS_TUNNEL_IN_QUERY_NAMES ->
          text(
              "%s on %s asked %s%s that carry %s, as names in a tunnel do%s.",
              process,
              alert.deviceName(),
              times(alert.context().names(), "different name"),
              under(alert),
              times(alert.context().information(), "byte"),
              when(alert));
      case ROGUE_RESOLVER_TUNNEL ->
          text(
              "%s on %s sent up to %s within minutes, most of them to %s, a resolver that nobody listed%s.",
              process,
              alert.deviceName(),
              times(alert.context().queries(), "query", "queries"),
              alert.resolver(),
              when(alert));
      case ROGUE_RESOLVER_CAMPAIGN ->
          text(
              "%s%s began to ask %s, a resolver that nobody listed%s.",
              alert.context().devices().size() < AlertContext.MOST ? "" : "At least ",
              times(alert.context().devices().size(), "device"),
              alert.resolver(),
              when(alert));
      case PERSISTENT_CONFIGURATION_TAMPERING ->
          text(
              "The DNS settings of %s were rewritten to %s, %s%s.",
              alert.deviceName(),
              String.join(", ", alert.context().resolvers()),
              times(changes, "time"),
              when(alert));
      case SUSTAINED_DNS_TUNNELING ->
          text(
              "%s on %s sent up to %s within minutes, again and again%s.",
              process,
              alert.deviceName(),
              times(alert.context().queries(), "DNS query", "DNS queries"),
              when(alert));
      case PERSISTENT_UNAUTHORIZED_RESOLVER ->
          text(
              "%s on %s asked %s, %s%s.",
              process, alert.deviceName(), unlisted(alert), times(uses, "time"), when(alert));
    };
  }

  /** The domain whose names they are, or that there are several. */
  private static String under(Alert alert) {
    List<String> domains = alert.context().domains();
    return domains.isEmpty()
        ? " under many domains"
        : " under " + domains.get(0) + (domains.size() == 1 ? "" : " and others");
  }

  /** The resolver, and of how many it is the most used. */
  private static String unlisted(Alert alert) {
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

  private static String text(String sentence, Object... parts) {
    return String.format(Locale.ROOT, sentence, parts);
  }

  private static String when(Alert alert) {
    return ", from " + minute(alert.firstSeen()) + " to " + minute(alert.lastSeen()) + " UTC";
  }

  private static String minute(long ticks) {
    return Ticks.format(ticks).substring(0, 16).replace('T', ' ');
  }

  private static String times(long count, String one) {
    return times(count, one, one + "s");
  }

  private static String times(long count, String one, String many) {
    return text("%,d %s", count, count == 1 ? one : many);
  }

  /** What speaks against it, and for it, the weightiest first. */
  private static String because(Alert alert) {
    return reasons(" It is worse because ", alert.context().factors(), false)
        + reasons(" It may be harmless, because ", alert.context().factors(), true);
  }

  private static String reasons(String begin, List<Factor> factors, boolean lowering) {
    String reasons =
        factors.stream()
            .filter(factor -> factor.lowers() == lowering && factor != Factor.FURTHER_PATTERN)
            .sorted((a, b) -> Math.abs(b.points()) - Math.abs(a.points()))
            .limit(MOST_REASONS)
            .map(Factor::meaning)
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? "" : begin + reasons + ".";
  }
}
