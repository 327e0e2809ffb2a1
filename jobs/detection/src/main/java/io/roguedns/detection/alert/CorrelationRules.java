package io.roguedns.detection.alert;

import io.roguedns.alert.AlertContext;
import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.detection.pattern.Matches;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.AlertDefinition;
import io.roguedns.detection.signal.api.AlertFacts;
import io.roguedns.detection.signal.api.EvidenceStreams;
import io.roguedns.event.Ticks;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * The rules across signals and devices, and the alerts that they raise. They require kinds of
 * evidence, from any signal.
 */
public final class CorrelationRules {
  /** Names carry data, and an unlisted resolver is queried for them. */
  public static final AlertType CONFIRMED_DNS_TUNNEL =
      new AlertType(
          "Confirmed_DNS_Tunnel", 100, 85, List.of("T1583.002", "T1071.004", "T1572", "T1048.003"));

  /** A device's setting was changed to a server, and the device queries that server. */
  public static final AlertType DNS_HIJACK_CONFIRMED =
      new AlertType("DNS_Hijack_Confirmed", 90, 75, List.of("T1583.002", "T1557", "T1112"));

  /** High volume, mainly to an unlisted resolver. */
  public static final AlertType ROGUE_RESOLVER_TUNNEL =
      new AlertType("Rogue_Resolver_Tunnel", 80, 65, List.of("T1583.002", "T1071.004", "T1572"));

  /** Many devices begin to use one unlisted resolver. */
  public static final AlertType ROGUE_RESOLVER_CAMPAIGN =
      new AlertType("Rogue_Resolver_Campaign", 70, 65, List.of("T1583.002", "T1071.004"));

  static final List<AlertDefinition> ALERTS =
      List.of(
          new AlertDefinition(CONFIRMED_DNS_TUNNEL, CorrelationRules::confirmedTunnel),
          new AlertDefinition(DNS_HIJACK_CONFIRMED, CorrelationRules::hijackConfirmed),
          new AlertDefinition(ROGUE_RESOLVER_TUNNEL, CorrelationRules::resolverTunnel),
          new AlertDefinition(ROGUE_RESOLVER_CAMPAIGN, CorrelationRules::resolverCampaign));

  /** A pattern over the evidence of one device, of whatever signals. */
  @FunctionalInterface
  interface Rule {
    /**
     * Builds the pattern.
     *
     * @param bin the width of the bins that uses are added up by
     */
    DataStream<Clue> match(
        EvidenceStreams evidence, Duration bin, Settings.Alerts.Patterns settings);
  }

  /** The rules over the evidence of one device. */
  static final List<Rule> OF_A_DEVICE =
      List.of(
          (evidence, bin, settings) -> hijack(evidence.changes(), evidence.uses(), bin, settings),
          (evidence, bin, settings) -> tunnel(evidence.uses(), evidence.volumes(), bin));

  private static final TypeInformation<Tuple2<String, String>> DEVICE_AND_RESOLVER =
      Types.TUPLE(Types.STRING, Types.STRING);

  private CorrelationRules() {}

  private static String confirmedTunnel(AlertFacts alert) {
    return AlertFacts.text(
        "%s on %s sent names that carry data%s to %s, a resolver that is not on the allowlist:"
            + " up to %s an hour, with %s of information%s.",
        alert.process(),
        alert.device(),
        alert.under(),
        alert.alert().resolver(),
        alert.names(),
        alert.bytes(),
        alert.when());
  }

  private static String hijackConfirmed(AlertFacts alert) {
    return AlertFacts.text(
        "The DNS settings of %s were changed to %s, a resolver that is not on the allowlist"
            + " (%s), and then %s queried it (%s)%s.",
        alert.device(),
        alert.alert().resolver(),
        AlertFacts.times(alert.count(EvidenceKind.CHANGE), "change"),
        alert.alert().process() == null ? "an unknown process" : alert.alert().process(),
        AlertFacts.times(alert.count(EvidenceKind.USE), "query", "queries"),
        alert.when());
  }

  private static String resolverTunnel(AlertFacts alert) {
    return AlertFacts.text(
        "%s on %s sent up to %s within minutes, most of them to %s, a resolver that is not on"
            + " the allowlist%s.",
        alert.process(),
        alert.device(),
        AlertFacts.times(alert.alert().context().queries(), "query", "queries"),
        alert.alert().resolver(),
        alert.when());
  }

  private static String resolverCampaign(AlertFacts alert) {
    int devices = alert.alert().context().devices().size();
    return AlertFacts.text(
        "%s%s began to use %s, a resolver that is not on the allowlist%s.",
        devices < AlertContext.MOST ? "" : "At least ",
        AlertFacts.times(devices, "device"),
        alert.alert().resolver(),
        alert.when());
  }

  /**
   * A device's setting was changed to a server, and then the device queries that server.
   *
   * <p>Of the changes to one server the first of each bin is enough, since uses have the time of
   * their bin's end anyway. Otherwise a device that writes its settings without end would leave a
   * partial match for each.
   */
  static DataStream<Clue> hijack(
      DataStream<Evidence> changes,
      DataStream<Evidence> uses,
      Duration bin,
      Settings.Alerts.Patterns settings) {
    DataStream<Evidence> firstChanges =
        changes
            .filter(CorrelationRules::isChange)
            .uid("alert.changes")
            .name("alert: changes that DHCP didn't make")
            .keyBy(CorrelationRules::deviceAndResolver, DEVICE_AND_RESOLVER)
            .window(TumblingEventTimeWindows.of(bin, Ticks.binOffset(bin)))
            .reduce((one, other) -> Evidence.ORDER.compare(one, other) <= 0 ? one : other)
            .uid("alert.first-changes")
            .name("alert: the first change to a server in each bin");
    return Matches.of(
            firstChanges
                .union(uses)
                .keyBy(CorrelationRules::deviceAndResolver, DEVICE_AND_RESOLVER),
            Pattern.<Evidence>begin("change", Matches.every())
                .where(SimpleCondition.of(CorrelationRules::isChange))
                .followedBy("use")
                .where(new UseSince("change"))
                .within(settings.hijackWithin()),
            DNS_HIJACK_CONFIRMED)
        .uid("alert.hijack")
        .name("alert: a setting was changed to a server, and the server is queried");
  }

  private static Tuple2<String, String> deviceAndResolver(Evidence evidence) {
    return Tuple2.of(evidence.device(), evidence.resolver());
  }

  private static boolean isChange(Evidence evidence) {
    return evidence.kind() == EvidenceKind.CHANGE && !evidence.isRepair() && !evidence.isByDhcp();
  }

  /** The queries of a bin over the threshold go mainly to an unlisted resolver. */
  static DataStream<Clue> tunnel(
      DataStream<Evidence> uses, DataStream<Evidence> volumes, Duration bin) {
    return Matches.of(
            uses.union(volumes).keyBy(Evidence::device),
            Pattern.<Evidence>begin("volume", Matches.every())
                .where(SimpleCondition.of(evidence -> evidence.kind() == EvidenceKind.VOLUME))
                .followedBy("use")
                .where(new MainPartOf("volume"))
                .within(bin),
            ROGUE_RESOLVER_TUNNEL)
        .uid("alert.tunnel")
        .name("alert: high volume to an unlisted resolver");
  }

  /** Many devices begin to use one resolver. */
  static DataStream<Clue> campaign(
      DataStream<Evidence> firstUses, Settings.Alerts.Patterns settings) {
    return Matches.of(
            firstUses.keyBy(Evidence::resolver),
            Pattern.<Evidence>begin("devices", Matches.once())
                .where(new AnotherDevice("devices"))
                .times(settings.campaignDevices())
                .within(settings.campaignWithin()),
            ROGUE_RESOLVER_CAMPAIGN)
        .uid("alert.campaign")
        .name("alert: many devices begin to use one resolver");
  }

  /** A use, some of which was after a change. */
  private static final class UseSince extends IterativeCondition<Evidence> {
    private final String change;

    UseSince(String change) {
      this.change = change;
    }

    @Override
    public boolean filter(Evidence use, Context<Evidence> match) throws Exception {
      if (use.kind() != EvidenceKind.USE) {
        return false;
      }
      for (Evidence changed : match.getEventsForPattern(change)) {
        if (use.last() < changed.first()) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * The use that is the main part of a bin: at least half of its queries, or all of them by what is
   * known of the servers, since one row may stand for many queries.
   */
  private static final class MainPartOf extends IterativeCondition<Evidence> {
    private final String bin;

    MainPartOf(String bin) {
      this.bin = bin;
    }

    @Override
    public boolean filter(Evidence use, Context<Evidence> match) throws Exception {
      if (use.kind() != EvidenceKind.USE) {
        return false;
      }
      for (Evidence volume : match.getEventsForPattern(bin)) {
        boolean sameProcess =
            use.process().isEmpty() || use.process().equalsIgnoreCase(volume.process());
        boolean sameBin = use.first() >= volume.first() && use.first() <= volume.last();
        boolean mainly = volume.servers() == 1 || 2 * use.findings() >= volume.queries();
        if (!sameProcess || !sameBin || !mainly) {
          return false;
        }
      }
      return true;
    }
  }

  /** A device that isn't among those before. */
  private static final class AnotherDevice extends IterativeCondition<Evidence> {
    private final String before;

    AnotherDevice(String before) {
      this.before = before;
    }

    @Override
    public boolean filter(Evidence use, Context<Evidence> match) throws Exception {
      for (Evidence earlier : match.getEventsForPattern(before)) {
        if (earlier.device().equals(use.device())) {
          return false;
        }
      }
      return true;
    }
  }
}
