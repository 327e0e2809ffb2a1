package io.roguedns.detection.signal.configurationchange;

import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.pattern.Matches;
import io.roguedns.detection.settings.Settings;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;

/**
 * The signal's escalation: several settings of a device are rewritten together, or one is rewritten
 * after it was put right. What the DHCP client writes when a network is joined is neither.
 */
public final class Tampering {
  private Tampering() {}

  /** The clues, from changes and from settings that were put right. */
  public static DataStream<Clue> escalate(
      DataStream<Evidence> changes, Settings.Alerts.Patterns settings) {
    KeyedStream<Evidence, String> byDevice = changes.keyBy(Evidence::device);
    DataStream<Clue> together =
        Matches.of(
                byDevice,
                Pattern.<Evidence>begin("one", Matches.once())
                    .where(SimpleCondition.of(Tampering::isChange))
                    .followedBy("other")
                    .where(new Setting("one", false))
                    .within(settings.tamperingWithin()),
                AlertType.PERSISTENT_CONFIGURATION_TAMPERING)
            .uid("configuration-change.together")
            .name("configuration-change: several settings together");
    DataStream<Clue> again =
        Matches.of(
                byDevice,
                Pattern.<Evidence>begin("before", Matches.once())
                    .where(SimpleCondition.of(Tampering::isChange))
                    .followedBy("right")
                    .where(new Repair("before"))
                    .followedBy("again")
                    .where(new Setting("before", true))
                    .within(settings.tamperingAgainWithin()),
                AlertType.PERSISTENT_CONFIGURATION_TAMPERING)
            .uid("configuration-change.again")
            .name("configuration-change: again after it was put right");
    return together.union(again);
  }

  private static boolean isChange(Evidence evidence) {
    return !evidence.isRepair() && !evidence.isByDhcp();
  }

  /** A change of the setting that an earlier one changed, or of another. */
  private static final class Setting extends IterativeCondition<Evidence> {
    private final String earlier;
    private final boolean same;

    Setting(String earlier, boolean same) {
      this.earlier = earlier;
      this.same = same;
    }

    @Override
    public boolean filter(Evidence change, Context<Evidence> match) throws Exception {
      return isChange(change) && isSame(change, earlier, match) == same;
    }
  }

  /** The same setting, put right. */
  private static final class Repair extends IterativeCondition<Evidence> {
    private final String earlier;

    Repair(String earlier) {
      this.earlier = earlier;
    }

    @Override
    public boolean filter(Evidence repair, Context<Evidence> match) throws Exception {
      return repair.isRepair() && isSame(repair, earlier, match);
    }
  }

  private static boolean isSame(
      Evidence evidence, String earlier, IterativeCondition.Context<Evidence> match)
      throws Exception {
    for (Evidence before : match.getEventsForPattern(earlier)) {
      if (!before.setting().equals(evidence.setting())) {
        return false;
      }
    }
    return true;
  }
}
