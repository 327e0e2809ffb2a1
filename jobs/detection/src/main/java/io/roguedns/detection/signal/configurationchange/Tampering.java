package io.roguedns.detection.signal.configurationchange;

import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.detection.pattern.Matches;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.AlertDefinition;
import io.roguedns.detection.signal.api.AlertFacts;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The signal's escalation: several settings of a device are changed together, or one is changed
 * again after it was restored. Changes by the DHCP client are excluded.
 *
 * <p>Both patterns use strict contiguity. That finds the same incidents: if two settings change
 * within an hour, so do two neighbours. And it keeps one or two partial matches per key, however
 * often a hostile device changes a setting; a match is complete, and emitted, with its last change.
 */
public final class Tampering {
  /** Several settings of a device were changed together, or one again after it was restored. */
  public static final AlertType PERSISTENT_CONFIGURATION_TAMPERING =
      new AlertType("Persistent_Configuration_Tampering", 60, 50, List.of("T1583.002", "T1112"));

  private Tampering() {}

  static List<AlertDefinition> alerts() {
    return List.of(new AlertDefinition(PERSISTENT_CONFIGURATION_TAMPERING, Tampering::sentence));
  }

  private static String sentence(AlertFacts alert) {
    return AlertFacts.text(
        "The DNS settings of %1$s were changed %3$s to resolvers that are not on the allowlist"
            + " (%2$s)%4$s.",
        alert.device(),
        String.join(", ", alert.alert().context().resolvers()),
        AlertFacts.times(alert.count(EvidenceKind.CHANGE), "time"),
        alert.when());
  }

  /** The alert candidates, from changes and restored settings. */
  public static DataStream<Clue> escalate(
      DataStream<Evidence> changes, Settings.Alerts.Patterns settings) {
    DataStream<Clue> together =
        Matches.of(
                changes
                    .filter(Tampering::isChange)
                    .uid("configuration-change.rewrites")
                    .name("configuration-change: changes not made by DHCP")
                    .keyBy(Evidence::device),
                Pattern.<Evidence>begin("one", Matches.every())
                    .where(SimpleCondition.of(Tampering::isChange))
                    .next("other")
                    .where(new OtherSetting("one"))
                    .within(settings.tamperingWithin()),
                PERSISTENT_CONFIGURATION_TAMPERING)
            .uid("configuration-change.together")
            .name("configuration-change: several settings changed together");
    DataStream<Clue> again =
        Matches.of(
                changes
                    .filter(evidence -> evidence.isRepair() || isChange(evidence))
                    .uid("configuration-change.rewrites-and-repairs")
                    .name("configuration-change: changes not made by DHCP, and restored settings")
                    .keyBy(
                        evidence -> Tuple2.of(evidence.device(), evidence.setting()),
                        Types.TUPLE(Types.STRING, Types.STRING)),
                Pattern.<Evidence>begin("before", Matches.every())
                    .where(SimpleCondition.of(Tampering::isChange))
                    .next("right")
                    .where(SimpleCondition.of(Evidence::isRepair))
                    .followedBy("again")
                    .where(SimpleCondition.of(Tampering::isChange))
                    .within(settings.tamperingAgainWithin()),
                PERSISTENT_CONFIGURATION_TAMPERING)
            .uid("configuration-change.again")
            .name("configuration-change: changed again after it was restored");
    return together.union(again);
  }

  private static boolean isChange(Evidence evidence) {
    return !evidence.isRepair() && !evidence.isByDhcp();
  }

  /** A change of another setting than the earlier one. */
  private static final class OtherSetting extends IterativeCondition<Evidence> {
    private final String earlier;

    OtherSetting(String earlier) {
      this.earlier = earlier;
    }

    @Override
    public boolean filter(Evidence change, Context<Evidence> match) throws Exception {
      for (Evidence before : match.getEventsForPattern(earlier)) {
        if (before.setting().equals(change.setting())) {
          return false;
        }
      }
      return true;
    }
  }
}
