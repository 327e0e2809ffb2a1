package io.roguedns.detection.alert;

import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.detection.pattern.Matches;
import io.roguedns.detection.settings.Settings;
import io.roguedns.event.Ticks;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/** The patterns across signals and devices. */
final class Patterns {
  private static final TypeInformation<Tuple2<String, String>> DEVICE_AND_RESOLVER =
      Types.TUPLE(Types.STRING, Types.STRING);

  private Patterns() {}

  /**
   * A device's configuration was changed to a server, and then it asks that server.
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
            .filter(Patterns::isChange)
            .uid("alert.changes")
            .name("alert: changes that DHCP didn't make")
            .keyBy(Patterns::deviceAndResolver, DEVICE_AND_RESOLVER)
            .window(TumblingEventTimeWindows.of(bin, Ticks.binOffset(bin)))
            .reduce((one, other) -> Evidence.ORDER.compare(one, other) <= 0 ? one : other)
            .uid("alert.first-changes")
            .name("alert: the first change to a server in each bin");
    return Matches.of(
            firstChanges.union(uses).keyBy(Patterns::deviceAndResolver, DEVICE_AND_RESOLVER),
            Pattern.<Evidence>begin("change", Matches.every())
                .where(SimpleCondition.of(Patterns::isChange))
                .followedBy("use")
                .where(new UseSince("change"))
                .within(settings.hijackWithin()),
            AlertType.DNS_HIJACK_CONFIRMED)
        .uid("alert.hijack")
        .name("alert: a server was set, and is asked");
  }

  private static Tuple2<String, String> deviceAndResolver(Evidence evidence) {
    return Tuple2.of(evidence.device(), evidence.resolver());
  }

  private static boolean isChange(Evidence evidence) {
    return evidence.kind() == EvidenceKind.CHANGE && !evidence.isRepair() && !evidence.isByDhcp();
  }

  /** A bin of high volume goes mainly to a resolver that nobody listed. */
  static DataStream<Clue> tunnel(
      DataStream<Evidence> uses, DataStream<Evidence> volumes, Duration bin) {
    return Matches.of(
            uses.union(volumes).keyBy(Evidence::device),
            Pattern.<Evidence>begin("volume", Matches.every())
                .where(SimpleCondition.of(evidence -> evidence.kind() == EvidenceKind.VOLUME))
                .followedBy("use")
                .where(new MainPartOf("volume"))
                .within(bin),
            AlertType.ROGUE_RESOLVER_TUNNEL)
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
            AlertType.ROGUE_RESOLVER_CAMPAIGN)
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
