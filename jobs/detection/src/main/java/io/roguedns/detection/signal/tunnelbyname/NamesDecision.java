package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.detection.settings.Settings;
import io.roguedns.dns.DnsName;
import io.roguedns.dns.RegisteredDomain;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingId;
import io.roguedns.finding.FindingLimits;
import io.roguedns.finding.NameFigures;
import io.roguedns.finding.NameFigures.Basis;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether the names of a window belong to a tunnel. More names never reduce the evidence,
 * so an early finding still holds on time.
 *
 * <p>The measure is {@linkplain NameInformation information}, in bytes. That of names asked for
 * {@linkplain io.roguedns.dns.RecordType#isOrdinary unusual} types counts {@value #UNUSUAL_WEIGHT}
 * times: an ordinary client has next to none of them.
 */
final class NamesDecision implements Serializable {
  private static final int UNUSUAL_WEIGHT = 3;

  /** The factor of a day's threshold to an hour's: Paxson's 4 kB against 512 bytes. */
  private static final int DAY_TO_WINDOW = 8;

  /** The factor of a resolver's threshold to a domain's. */
  private static final int RESOLVER_TO_DOMAIN = 4;

  /** See {@link Minutes#steadiness}. */
  private static final double STEADY = 0.75;

  private static final int LEAST_POLLING_MINUTES = 180;

  /** In seconds. Faster queries look steady, since every minute has one. */
  private static final int LEAST_INTERVAL = 180;

  /** Shorter activity gives a finding of an hour. */
  private static final int LEAST_HOURS = 3;

  private static final int MOST_SHOWN = 5;

  private final Settings.TunnelByName settings;
  private final long window;

  NamesDecision(Settings.TunnelByName settings) {
    this.settings = settings;
    this.window = Ticks.ofDuration(settings.window());
  }

  /** Whether it may give a finding, without reading the names. */
  boolean isWorthJudging(AskedNames asked) {
    if (asked.key.scope() == Scope.DAY && asked.minutes.count() >= settings.polls()) {
      return true;
    }
    if (asked.names.size() < Math.min(settings.names(), NameSample.MOST)) {
      return false;
    }
    NameSample.NameLengths lengths = asked.names.lengths();
    double most = NameInformation.mostBytes(lengths.characters(), lengths.labels());
    return most * (asked.unusual == 0 ? 1 : UNUSUAL_WEIGHT) * scale(asked) >= settings.bytes();
  }

  /** How many distinct names there are for each that is held. */
  private static double scale(AskedNames asked) {
    return asked.names.distinct() / Math.max(1, asked.names.size());
  }

  /**
   * The finding.
   *
   * @param revision its revision, see {@link Finding#revision}
   */
  Optional<Finding> judge(AskedNames asked, long revision) {
    if (!isWorthJudging(asked)) {
      return Optional.empty();
    }
    List<String> free = free(asked, asked.names.names());
    double information = NameInformation.bytes(free) * scale(asked);
    double ofUnusual =
        NameInformation.bytes(free(asked, asked.names.unusualNames())) * scale(asked);
    Basis basis = basis(asked, information + (UNUSUAL_WEIGHT - 1) * ofUnusual);
    return basis == null
        ? Optional.empty()
        : Optional.of(finding(asked, basis, free, (long) information, revision));
  }

  private static List<String> free(AskedNames asked, List<String> names) {
    return asked.key.scope() == Scope.RESOLVER ? Spread.free(names) : names;
  }

  private Basis basis(AskedNames asked, double weighted) {
    boolean enough = asked.names.distinct() >= settings.names();
    return switch (asked.key.scope()) {
      case DOMAIN -> enough && weighted >= settings.bytes() ? Basis.INFORMATION : null;
      case DAY ->
          enough
                  && asked.minutes.hours() >= LEAST_HOURS
                  && weighted >= DAY_TO_WINDOW * settings.bytes()
              ? Basis.INFORMATION
              : isPolling(asked) ? Basis.POLLING : null;
      case RESOLVER ->
          enough
                  && Spread.beyondOneDomain(asked.names.names(), weighted, settings.bytes())
                      >= RESOLVER_TO_DOMAIN * settings.bytes()
              ? Basis.SPREAD
              : null;
    };
  }

  /**
   * Steady polls for hours, mainly for unusual types, or mostly for new names: repeated address
   * queries for one name are a program that looks for its server.
   */
  private boolean isPolling(AskedNames asked) {
    boolean forCommands =
        2 * asked.unusual >= asked.queries || 2 * asked.names.distinct() >= asked.queries;
    return forCommands
        && asked.minutes.count() >= settings.polls()
        && asked.minutes.span() >= LEAST_POLLING_MINUTES
        && asked.minutes.interval() >= LEAST_INTERVAL
        && asked.minutes.steadiness() >= STEADY;
  }

  private Finding finding(
      AskedNames asked, Basis basis, List<String> free, long information, long revision) {
    AskedNames.Key key = asked.key;
    long width = key.scope().width(window);
    String domain = key.scope() == Scope.RESOLVER ? "" : key.subject();
    NameFigures figures =
        new NameFigures(
            domain,
            basis,
            width / Ticks.PER_MINUTE,
            Math.min(asked.queries, Math.round(asked.names.distinct())),
            information,
            Math.round(free.stream().mapToInt(String::length).average().orElse(0)),
            asked.unusual,
            asked.data,
            asked.answerLength,
            basis == Basis.POLLING ? asked.minutes.count() : 0,
            basis == Basis.POLLING ? asked.minutes.interval() : 0,
            sample(asked),
            asked.ordinaryEntry(),
            isOwn(key.device(), domain));
    String id =
        FindingId.of(DetectionType.TUNNEL_BY_NAME)
            .with(key.scope().name())
            .with(key.device())
            .with(key.subject())
            .with(key.window())
            .with(width)
            .hex();
    Optional<AskedNames.Asker> asker = asked.mainAsker();
    String resolver = asked.mainResolver();
    return FindingLimits.bounded(
        Finding.ofNames(
                id,
                key.window(),
                key.device(),
                asker.map(AskedNames.Asker::account).orElse(""),
                resolver,
                asker.map(AskedNames.Asker::process).orElse(""),
                asked.queries,
                asked.resolverCount(),
                revision,
                asked.allowlistVersion,
                figures)
            .withOrigin(asker.map(AskedNames.Asker::origin).orElse(ProcessOrigin.UNKNOWN)));
  }

  /** A sample of complete names: those with the smallest hashes. */
  private static List<String> sample(AskedNames asked) {
    return asked.names.names().stream()
        .limit(MOST_SHOWN)
        .map(
            name ->
                asked.key.scope() == Scope.RESOLVER
                    ? Spread.whole(name)
                    : whole(name, asked.key.subject()))
        .toList();
  }

  /** A name and its domain, either of which may be empty. */
  static String whole(String free, String domain) {
    return free.isEmpty() || domain.isEmpty() ? free + domain : free + "." + domain;
  }

  /** Whether it is the device's own domain: an organisation has many queries for its own names. */
  private static boolean isOwn(String device, String domain) {
    return !domain.isEmpty() && RegisteredDomain.of(DnsName.of(device)).text().equals(domain);
  }
}
