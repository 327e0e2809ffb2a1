package io.roguedns.detection.alert;

import io.roguedns.alert.Evidence;
import io.roguedns.detection.summary.AlertOmission;
import io.roguedns.detection.summary.Counts;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.EventTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Emits a device's evidence at its event time, up to a limit per period: the earliest, and at the
 * same time the most important. The work of patterns and alerts may grow quadratically, so it is
 * limited. Evidence beyond the limit is counted.
 */
final class EvidenceLimit extends KeyedProcessFunction<String, Evidence, Evidence> {
  /** The order in which evidence is let pass. Its time isn't always its own: it may be late. */
  private static final Comparator<Tuple2<Long, Evidence>> ORDER =
      Comparator.<Tuple2<Long, Evidence>>comparingLong(timed -> timed.f0)
          .thenComparing(
              timed -> timed.f1,
              Comparator.comparingLong(Evidence::information)
                  .thenComparingLong(Evidence::queries)
                  .reversed()
                  .thenComparing(Evidence.ORDER));

  /** Evidence until its time comes, by period and kind; in order. */
  private static final MapStateDescriptor<Long, List<Tuple2<Long, Evidence>>> WAITING =
      new MapStateDescriptor<>(
          "waiting", Types.LONG, Types.LIST(Types.TUPLE(Types.LONG, RowTypes.EVIDENCE)));

  /** How much of each period and kind has passed; forgotten when the period is over. */
  private static final MapStateDescriptor<Long, Integer> PASSED =
      new MapStateDescriptor<>("passed", Types.LONG, Types.INT);

  private final AlertOmission limit;
  private final long period;
  private final int max;
  private transient MapState<Long, List<Tuple2<Long, Evidence>>> waiting;
  private transient MapState<Long, Integer> passed;
  private transient Counts counts;

  /**
   * @param limit what it is counted as beyond the limit
   * @param period the length of a period
   * @param max how much of a device passes in each; as many restored settings in addition
   */
  EvidenceLimit(AlertOmission limit, Duration period, int max) {
    this.limit = limit;
    this.period = period.toMillis();
    this.max = max;
  }

  @Override
  public void open(OpenContext context) {
    waiting = getRuntimeContext().getMapState(WAITING);
    passed = getRuntimeContext().getMapState(PASSED);
    counts = new Counts(getRuntimeContext());
  }

  /** Ordinary devices have many restored settings, which must not displace others. */
  private long kind(long time, boolean repair) {
    return 2 * Math.floorDiv(time, period) + (repair ? 1 : 0);
  }

  private int passed(long kind) throws Exception {
    Integer before = passed.get(kind);
    return before == null ? 0 : before;
  }

  @Override
  public void processElement(Evidence evidence, Context context, Collector<Evidence> out)
      throws Exception {
    long time = context.timestamp();
    long kind = kind(time, evidence.isRepair());
    List<Tuple2<Long, Evidence>> held = waiting.get(kind);
    List<Tuple2<Long, Evidence>> more = held == null ? new ArrayList<>() : held;
    Tuple2<Long, Evidence> timed = Tuple2.of(time, evidence);
    int place = Collections.binarySearch(more, timed, ORDER);
    more.add(place < 0 ? -place - 1 : place, timed);
    if (more.size() + passed(kind) > max) {
      counts.leftOut(limit, 1);
      if (more.remove(more.size() - 1) == timed) {
        return;
      }
    }
    waiting.put(kind, more);
    context.timerService().registerEventTimeTimer(time);
    context
        .timerService()
        .registerEventTimeTimer(EventTime.plus(EventTime.roundDown(time, period), period));
  }

  @Override
  public void onTimer(long now, OnTimerContext context, Collector<Evidence> out) throws Exception {
    for (boolean repair : new boolean[] {false, true}) {
      pass(kind(now, repair), now, out);
      passed.remove(kind(now, repair) - 2);
    }
  }

  private void pass(long kind, long now, Collector<Evidence> out) throws Exception {
    List<Tuple2<Long, Evidence>> held = waiting.get(kind);
    if (held == null) {
      return;
    }
    int due = 0;
    while (due < held.size() && held.get(due).f0 <= now) {
      out.collect(held.get(due).f1);
      due++;
    }
    if (due == 0) {
      return;
    }
    passed.put(kind, passed(kind) + due);
    if (due == held.size()) {
      waiting.remove(kind);
    } else {
      waiting.put(kind, new ArrayList<>(held.subList(due, held.size())));
    }
  }
}
