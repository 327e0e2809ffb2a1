package io.roguedns.detection.signal.unauthorizedresolver;

import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.detection.pattern.Matches;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.AlertDefinition;
import io.roguedns.detection.signal.api.AlertFacts;
import io.roguedns.event.Ticks;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The signal's escalation: one process of a device uses the same resolver repeatedly, over a
 * minimum time.
 */
public final class PersistentUse {
  /** One process of a device uses the same unlisted resolver repeatedly. */
  public static final AlertType PERSISTENT_UNAUTHORIZED_RESOLVER =
      new AlertType("Persistent_Unauthorized_Resolver", 10, 35, List.of("T1583.002", "T1071.004"));

  private PersistentUse() {}

  static List<AlertDefinition> alerts() {
    return List.of(new AlertDefinition(PERSISTENT_UNAUTHORIZED_RESOLVER, PersistentUse::sentence));
  }

  private static String sentence(AlertFacts alert) {
    return AlertFacts.text(
        "%s on %s queried %s, %s%s.",
        alert.process(),
        alert.device(),
        alert.unlistedResolvers(),
        AlertFacts.times(alert.count(EvidenceKind.USE), "time"),
        alert.when());
  }

  /** The clues, from the queries of each process to each resolver in each bin. */
  public static DataStream<Clue> escalate(
      DataStream<Evidence> uses, Settings.Alerts.Patterns settings) {
    return Matches.of(
            uses.keyBy(
                use ->
                    Tuple3.of(use.device(), use.process().toLowerCase(Locale.ROOT), use.resolver()),
                Types.TUPLE(Types.STRING, Types.STRING, Types.STRING)),
            Pattern.<Evidence>begin("before", Matches.once())
                .oneOrMore()
                .optional()
                .consecutive()
                .next("last")
                .where(new Enough(settings))
                .within(settings.persistentWithin()),
            PERSISTENT_UNAUTHORIZED_RESOLVER)
        .uid("unauthorized-resolver.persistent")
        .name("unauthorized-resolver: repeated use of one resolver");
  }

  /** At least N findings over the minimum time. */
  private static final class Enough extends IterativeCondition<Evidence> {
    private final long findings;
    private final long spread;

    Enough(Settings.Alerts.Patterns settings) {
      findings = settings.persistentFindings();
      spread = Ticks.ofDuration(settings.persistentSpread());
    }

    @Override
    public boolean filter(Evidence last, Context<Evidence> match) throws Exception {
      long sum = last.findings();
      long first = last.first();
      for (Evidence before : match.getEventsForPattern("before")) {
        sum += before.findings();
        first = Math.min(first, before.first());
      }
      return sum >= findings && last.last() - first >= spread;
    }
  }
}
