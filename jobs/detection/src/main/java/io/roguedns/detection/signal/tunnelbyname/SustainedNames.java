package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.pattern.Matches;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.api.AlertDefinition;
import io.roguedns.detection.signal.api.AlertFacts;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.Ticks;
import io.roguedns.finding.NameFigures.Basis;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * The signal's escalation. Names that carry data are worth an alert by themselves, and steady polls
 * are; window after window of them is worse.
 */
public final class SustainedNames {
  /** A domain is queried at steady intervals for hours, for text or for names that are new. */
  public static final AlertType DNS_COMMAND_POLLING =
      new AlertType("DNS_Command_Polling", 50, 45, List.of("T1071.004", "T1568"));

  /** Names under one domain carry data, window after window. */
  public static final AlertType PERSISTENT_DNS_TUNNEL =
      new AlertType("Persistent_DNS_Tunnel", 40, 40, List.of("T1071.004", "T1572", "T1048.003"));

  /** Names carry data. */
  public static final AlertType DNS_TUNNEL_IN_QUERY_NAMES =
      new AlertType(
          "DNS_Tunnel_In_Query_Names", 30, 35, List.of("T1071.004", "T1572", "T1048.003"));

  private SustainedNames() {}

  static List<AlertDefinition> alerts() {
    return List.of(
        new AlertDefinition(DNS_COMMAND_POLLING, SustainedNames::polling),
        new AlertDefinition(PERSISTENT_DNS_TUNNEL, SustainedNames::persistent),
        new AlertDefinition(DNS_TUNNEL_IN_QUERY_NAMES, SustainedNames::once));
  }

  private static String polling(AlertFacts alert) {
    return AlertFacts.text(
        "%s on %s asks%s at steady intervals, as a program does that waits for commands%s.",
        alert.process(), alert.device(), alert.under(), alert.when());
  }

  private static String persistent(AlertFacts alert) {
    return AlertFacts.text(
        "%s on %s carries data in the names that it asks%s, hour after hour: up to %s, which carry %s%s.",
        alert.process(), alert.device(), alert.under(), alert.names(), alert.bytes(), alert.when());
  }

  private static String once(AlertFacts alert) {
    return AlertFacts.text(
        "%s on %s asked %s%s that carry %s, as names in a tunnel do%s.",
        alert.process(), alert.device(), alert.names(), alert.under(), alert.bytes(), alert.when());
  }

  /** The clues, from the windows that were found. */
  public static DataStream<Clue> escalate(
      DataStream<Evidence> names, Settings.TunnelByName signal, Settings.Alerts.Patterns settings) {
    Duration window = signal.window();
    DataStream<Clue> alone =
        names
            .flatMap(new Alone())
            .returns(RowTypes.CLUE)
            .uid("tunnel-by-name.alone")
            .name("tunnel-by-name: a window by itself");
    DataStream<Clue> sustained =
        Matches.of(
                names.keyBy(
                    evidence -> Tuple2.of(evidence.device(), evidence.domain()),
                    Types.TUPLE(Types.STRING, Types.STRING)),
                Pattern.<Evidence>begin("windows", Matches.every())
                    .where(new NextWindow(window))
                    .times(settings.sustainedWindows())
                    .within(window.multipliedBy(settings.sustainedWindows() + 1L)),
                PERSISTENT_DNS_TUNNEL)
            .uid("tunnel-by-name.sustained")
            .name("tunnel-by-name: several windows on end");
    return alone.union(sustained);
  }

  /** Evidence as a clue of its own. */
  private static final class Alone implements FlatMapFunction<Evidence, Clue> {
    @Override
    public void flatMap(Evidence evidence, Collector<Clue> out) {
      boolean polls = evidence.setting().equals(Basis.POLLING.label());
      out.collect(
          new Clue(polls ? DNS_COMMAND_POLLING : DNS_TUNNEL_IN_QUERY_NAMES, List.of(evidence)));
    }
  }

  /** The domain's window that follows the ones before; any window may be the first, no day is. */
  private static final class NextWindow extends IterativeCondition<Evidence> {
    private final long window;

    NextWindow(Duration window) {
      this.window = Ticks.ofDuration(window);
    }

    @Override
    public boolean filter(Evidence names, Context<Evidence> match) throws Exception {
      if (names.last() - names.first() + 1 != window || names.domain().isEmpty()) {
        return false;
      }
      long before = Ticks.NONE;
      for (Evidence earlier : match.getEventsForPattern("windows")) {
        before = Math.max(before, earlier.first());
      }
      return before == Ticks.NONE || before + window == names.first();
    }
  }
}
