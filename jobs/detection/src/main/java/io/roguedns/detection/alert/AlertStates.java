package io.roguedns.detection.alert;

import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.types.RowTypeInfo;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.EventTime;
import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * The state of alert functions for each key: alert candidates until the watermark passes them, and
 * the open alerts. Candidates are cleared when they are processed, alerts when they are closed.
 */
final class AlertStates {
  private static final ListStateDescriptor<OpenAlert> OPEN =
      new ListStateDescriptor<>(
          "open", new RowTypeInfo<>(OpenAlert.class, OpenAlertSerializer.INSTANCE));

  /** Up to when closed alerts have counted evidence; forgotten after the longest pattern. */
  private static final ValueStateDescriptor<Map<String, Long>> SETTLED =
      new ValueStateDescriptor<>("settled", Types.MAP(Types.STRING, Types.LONG));

  /** Evidence is before the pattern that it matches, so it isn't counted twice. */
  private static final Comparator<Clue> ORDER =
      Comparator.comparing(Clue::pattern, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(
              clue -> clue.evidence().get(0),
              Comparator.comparingLong(Evidence::first)
                  .thenComparing(Evidence::type)
                  .thenComparing(Evidence::device)
                  .thenComparing(Evidence::process)
                  .thenComparing(Evidence::resolver)
                  .thenComparing(Evidence::setting))
          .thenComparing(
              Clue::evidence,
              (one, other) ->
                  Arrays.compare(
                      one.toArray(Evidence[]::new),
                      other.toArray(Evidence[]::new),
                      Evidence.ORDER));

  private final Settings.Alerts settings;
  private final Summaries summaries;
  private final Waiting<Clue> waiting;
  private final ListState<OpenAlert> open;
  private final ValueState<Map<String, Long>> settled;

  AlertStates(RuntimeContext context, Settings.Alerts settings, Summaries summaries) {
    this.settings = settings;
    this.summaries = summaries;
    waiting = new Waiting<>(context, RowTypes.CLUE);
    open = context.getListState(OPEN);
    settled = context.getState(SETTLED);
  }

  /** Keeps an alert candidate until a time. */
  void keep(Clue clue, long until, TimerService timers) throws Exception {
    waiting.add(clue, until);
    Incidents.lookAt(until, settings).forEach(timers::registerEventTimeTimer);
  }

  /**
   * The alert candidates that the watermark has passed, in an order that doesn't depend on their
   * arrival.
   */
  List<Clue> due(long now) throws Exception {
    List<Clue> ordered = new ArrayList<>(waiting.take(now));
    ordered.sort(ORDER);
    return ordered;
  }

  /**
   * The open alerts, without expired parts: bounded runs have no timers for that, and must give the
   * same results.
   *
   * @param recent evidence in no alert
   */
  Incidents incidents(Iterable<Evidence> recent, long now) throws Exception {
    Map<String, Long> counted = settled.value();
    Incidents incidents =
        new Incidents(
            open.get(), recent, counted == null ? new HashMap<>() : counted, settings, summaries);
    incidents.forget(EventTime.toTicks(now) - longest());
    return incidents;
  }

  private long longest() {
    return Ticks.ofDuration(settings.patterns().longest());
  }

  /** Keeps the open alerts, and what closed ones have counted. */
  void keep(Incidents incidents, long now, TimerService timers) throws Exception {
    incidents.forget(EventTime.toTicks(now) - longest());
    if (incidents.settled().isEmpty()) {
      settled.clear();
    } else {
      settled.update(incidents.settled());
      timers.registerEventTimeTimer(
          Ticks.toUnixMillis(Collections.max(incidents.settled().values()) + longest()) + 1);
    }
    if (incidents.open().isEmpty()) {
      open.clear();
    } else {
      open.update(incidents.open());
    }
  }
}
