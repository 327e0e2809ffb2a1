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
 * The signal's escalation. Names that carry data give an alert, and so do steady polls; consecutive
 * windows are more severe.
 */
public final class SustainedNames {
  /** A domain is queried at steady intervals for hours, for TXT or for new names. */
  public static final AlertType DNS_COMMAND_POLLING =
      new AlertType("DNS_Command_Polling", 50, 45, List.of("T1071.004", "T1568"));

  /** Names under one domain carry data in consecutive windows. */
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
        "%s on %s queried names%s at steady intervals, like a client that waits for commands%s.",
        alert.process(), alert.device(), alert.under(), alert.when());
  }

  private static String persistent(AlertFacts alert) {
    return AlertFacts.text(
        "%s on %s sent names that carry data%s in consecutive windows: up to %s in a window,"
            + " with %s of information%s.",
        alert.process(), alert.device(), alert.under(), alert.names(), alert.bytes(), alert.when());
  }

  private static String once(AlertFacts alert) {
    return AlertFacts.text(
        "%s on %s queried %s%s with %s of information, as a DNS tunnel does%s.",
        alert.process(), alert.device(), alert.names(), alert.under(), alert.bytes(), alert.when());
  }

  /** The alert candidates, from the windows with findings. */
  public static DataStream<Clue> escalate(
      DataStream<Evidence> names, Settings.TunnelByName signal, Settings.Alerts.Patterns settings) {
    Duration window = signal.window();
    DataStream<Clue> alone =
        names
            .flatMap(new Alone())
            .returns(RowTypes.CLUE)
            .uid("tunnel-by-name.alone")
            .name("tunnel-by-name: single windows");
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
            .name("tunnel-by-name: consecutive windows");
    return alone.union(sustained);
  }

  /** Each piece of evidence as an alert candidate. */
  private static final class Alone implements FlatMapFunction<Evidence, Clue> {
    @Override
    public void flatMap(Evidence evidence, Collector<Clue> out) {
      boolean polls = evidence.setting().equals(Basis.POLLING.label());
      out.collect(
          new Clue(polls ? DNS_COMMAND_POLLING : DNS_TUNNEL_IN_QUERY_NAMES, List.of(evidence)));
    }
  }

  /** The next window of the domain; any window but a day's may be the first. */
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
