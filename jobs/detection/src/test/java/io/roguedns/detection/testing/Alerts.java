package io.roguedns.detection.testing;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertContext;
import io.roguedns.alert.AlertType;
import io.roguedns.alert.Factor;
import io.roguedns.alert.RiskScore;
import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.detection.alert.CorrelationRules;
import io.roguedns.detection.signal.highvolume.SustainedVolume;
import io.roguedns.detection.signal.unauthorizedresolver.PersistentUse;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Alerts made by hand, for what comes after those who make them. */
public final class Alerts {
  public static final long FIRST = Ticks.parse("2024-05-01T09:58:01.1234567Z");
  public static final long LAST = Ticks.parse("2024-05-01T11:02:44.7654321Z");

  private Alerts() {}

  /** A device whose settings were changed, and who asks the new server: critical. */
  public static Alert hijack(String id, String device) {
    return hijack(id, device, 1, true);
  }

  public static Alert hijack(String id, String device, long revision, boolean closed) {
    List<AlertType> patterns =
        List.of(
            CorrelationRules.DNS_HIJACK_CONFIRMED, PersistentUse.PERSISTENT_UNAUTHORIZED_RESOLVER);
    List<Factor> factors =
        List.of(Factor.FURTHER_PATTERN, Factor.RARE_RESOLVER, Factor.CHANGED_BY_HAND);
    AlertContext context =
        new AlertContext(
            patterns,
            factors,
            List.of("203.0.113.9"),
            List.of("reg.exe", "svchost.exe"),
            List.of("reg add HKLM\\SYSTEM /v NameServer /d 203.0.113.9"),
            List.of("hkey_local_machine\\system\\tcpip\\parameters nameserver"),
            List.of(),
            1,
            List.of("corp.example (DomainAuthenticated)"),
            List.of("10.0.0.1", "10.0.0.2"),
            0);
    return new Alert(
        id,
        CorrelationRules.DNS_HIJACK_CONFIRMED,
        RiskScore.severity(score(patterns, factors)),
        score(patterns, factors),
        device,
        "203.0.113.9",
        "svchost.exe",
        "eve",
        FIRST,
        LAST,
        44,
        List.of("f1", "f2"),
        context,
        device + " is configured to use 203.0.113.9, and queries it.",
        revision,
        closed);
  }

  /** One process that asks very often: medium. */
  public static Alert tunnelling(String id, String device) {
    return alert(
        id,
        SustainedVolume.SUSTAINED_DNS_TUNNELING,
        device,
        null,
        "tool.exe",
        List.of(Factor.USER_WRITABLE_PATH));
  }

  /** A resolver that many devices begin to use, so that it has no device of its own: high. */
  public static Alert campaign(String id, List<String> devices) {
    Alert alert =
        alert(id, CorrelationRules.ROGUE_RESOLVER_CAMPAIGN, null, "198.51.100.7", null, List.of());
    AlertContext context = alert.context();
    return with(
        alert,
        new AlertContext(
            context.patterns(),
            context.factors(),
            context.resolvers(),
            context.processes(),
            context.commandLines(),
            context.settings(),
            devices,
            devices.size(),
            context.networks(),
            context.configuredResolvers(),
            context.queries()));
  }

  /** A home network's resolver: low. */
  public static Alert harmless(String id, String device) {
    return alert(
        id,
        PersistentUse.PERSISTENT_UNAUTHORIZED_RESOLVER,
        device,
        "192.0.2.1",
        "svchost.exe",
        List.of(Factor.FOREIGN_DHCP));
  }

  private static Alert alert(
      String id,
      AlertType type,
      String device,
      String resolver,
      String process,
      List<Factor> factors) {
    int score = score(List.of(type), factors);
    return new Alert(
        id,
        type,
        RiskScore.severity(score),
        score,
        device,
        resolver,
        process,
        null,
        FIRST,
        LAST,
        7,
        List.of("f1"),
        new AlertContext(
            List.of(type),
            factors,
            resolver == null ? List.of() : List.of(resolver),
            process == null ? List.of() : List.of(process),
            List.of(),
            List.of(),
            List.of(),
            0,
            List.of(),
            List.of(),
            type == SustainedVolume.SUSTAINED_DNS_TUNNELING ? 900 : 0),
        "A sentence about " + (device == null ? resolver : device) + ".",
        1,
        true);
  }

  private static int score(List<AlertType> patterns, List<Factor> factors) {
    return RiskScore.of(
        Set.copyOf(patterns),
        factors.isEmpty() ? EnumSet.noneOf(Factor.class) : Set.copyOf(factors));
  }

  /** The same, with a context. */
  public static Alert with(Alert alert, AlertContext context) {
    return copy(alert, alert.findingIds(), context, alert.summary());
  }

  /** The same, with another summary. */
  public static Alert withSummary(Alert alert, String summary) {
    return copy(alert, alert.findingIds(), alert.context(), summary);
  }

  /** The same, with other findings as its sample. */
  public static Alert naming(Alert alert, List<String> findingIds) {
    return copy(alert, findingIds, alert.context(), alert.summary());
  }

  private static Alert copy(
      Alert alert, List<String> findingIds, AlertContext context, String summary) {
    return new Alert(
        alert.alertId(),
        alert.type(),
        alert.severity(),
        alert.score(),
        alert.deviceName(),
        alert.resolver(),
        alert.process(),
        alert.account(),
        alert.firstSeen(),
        alert.lastSeen(),
        alert.findingCount(),
        findingIds,
        context,
        summary,
        alert.revision(),
        alert.closed());
  }

  /** Any alert at all; its times are those that text can say. */
  public static Arbitrary<Alert> any() {
    Arbitrary<String> text = Arbitraries.strings().ofMaxLength(20);
    Arbitrary<String> maybe = text.injectNull(0.3);
    Arbitrary<List<String>> texts = text.list().ofMaxSize(3);
    Arbitrary<AlertContext> contexts =
        Combinators.combine(
                Arbitraries.of(AlertCatalog.ALL).list().ofMinSize(1).ofMaxSize(3),
                Arbitraries.of(Factor.class).list().ofMaxSize(4),
                texts.list().ofSize(7),
                Arbitraries.integers().greaterOrEqual(0),
                Arbitraries.longs().greaterOrEqual(0))
            .as(
                (patterns, factors, lists, devices, queries) ->
                    new AlertContext(
                        patterns,
                        factors,
                        lists.get(0),
                        lists.get(1),
                        lists.get(2),
                        lists.get(3),
                        lists.get(4),
                        devices,
                        lists.get(5),
                        lists.get(6),
                        queries));
    return Combinators.combine(
            Combinators.combine(
                    Arbitraries.of(AlertCatalog.ALL),
                    Arbitraries.of(Severity.class),
                    Arbitraries.integers().between(0, 100))
                .as(
                    (type, severity, score) ->
                        new Alert(
                            "", type, severity, score, null, null, null, null, 0, 0, 0, List.of(),
                            null, "", 0, false)),
            text.list().ofSize(2),
            maybe.list().ofSize(4),
            Arbitraries.longs().between(0, LAST).list().ofSize(3),
            texts,
            contexts,
            Arbitraries.longs().between(1, 100),
            Arbitraries.of(true, false))
        .as(
            (kind, words, names, numbers, ids, context, revision, closed) ->
                new Alert(
                    words.get(0),
                    kind.type(),
                    kind.severity(),
                    kind.score(),
                    names.get(0),
                    names.get(1),
                    names.get(2),
                    names.get(3),
                    numbers.get(0),
                    numbers.get(1),
                    numbers.get(2),
                    ids,
                    context,
                    words.get(1),
                    revision,
                    closed));
  }
}
