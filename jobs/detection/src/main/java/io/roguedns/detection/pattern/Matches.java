package io.roguedns.detection.pattern;

import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.types.RowTypes;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.aftermatch.SkipPastLastStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Looks for a pattern in evidence, and emits each match as a clue, with the event time of its last
 * evidence and as soon as that time has passed.
 */
public final class Matches extends PatternProcessFunction<Evidence, Clue> {
  /**
   * Evidence of one millisecond in a total order: what was set, how often was asked, and whom. The
   * rare comes before the common, so that patterns begin with it and seldom begin in vain.
   */
  private static final EventComparator<Evidence> ORDER =
      (one, other) ->
          Comparator.comparing(Evidence::type, Comparator.reverseOrder())
              .thenComparingLong(Evidence::first)
              .thenComparing(Evidence::device)
              .thenComparing(Evidence::process)
              .thenComparing(Evidence::resolver)
              .thenComparing(Evidence::setting)
              .thenComparing(Evidence.ORDER)
              .compare(one, other);

  private final AlertType pattern;

  private Matches(AlertType pattern) {
    this.pattern = pattern;
  }

  /**
   * Once a pattern has matched, what is part of the match begins no other.
   *
   * <p>Flink emits such a match only when no partial match that began before it can still complete,
   * else when that one times out. So this is for patterns alone whose partial matches all complete
   * with one event if the latest of them does: what any of them takes, those that began before take
   * as well. Then the first of them is the match, at once.
   */
  public static SkipPastLastStrategy once() {
    return AfterMatchSkipStrategy.skipPastLastEvent();
  }

  /**
   * Every match is emitted, with its last event, also those that overlap: of a stream in which
   * several processes do the same, a match of one mustn't end another's. Evidence that is emitted
   * twice counts once.
   */
  public static AfterMatchSkipStrategy every() {
    return AfterMatchSkipStrategy.noSkip();
  }

  /** The alert candidates of a pattern. */
  public static SingleOutputStreamOperator<Clue> of(
      KeyedStream<Evidence, ?> evidence, Pattern<Evidence, ?> wanted, AlertType pattern) {
    return CEP.pattern(evidence, wanted, ORDER).process(new Matches(pattern), RowTypes.CLUE);
  }

  @Override
  public void processMatch(
      Map<String, List<Evidence>> match, Context context, Collector<Clue> out) {
    out.collect(
        new Clue(
            pattern,
            match.values().stream()
                .flatMap(Collection::stream)
                .filter(evidence -> !evidence.isRepair())
                .sorted(
                    Comparator.comparingLong(Evidence::first)
                        .thenComparing(Evidence::type)
                        .thenComparing(Evidence.ORDER))
                .toList()));
  }
}
