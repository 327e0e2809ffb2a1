package io.roguedns.detection.alert;

import io.roguedns.alert.Evidence;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.EventTime;
import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Says of each use of a resolver how many devices used it within the day before, and whether the
 * fleet began to within that day, as far as the rows that were read tell.
 */
final class ResolverUse extends KeyedProcessFunction<String, Evidence, Evidence> {
  /** The maximum of counted devices; more are as common. */
  static final int MOST_DEVICES = 64;

  /** A resolver without use for this time is new again. */
  private static final long REMEMBERED = 30 * Ticks.PER_DAY;

  private static final long DAY_MILLIS = Ticks.PER_DAY / Ticks.PER_MILLISECOND;

  private static final Comparator<Evidence> ORDER =
      Comparator.comparing(Evidence::device)
          .thenComparing(Evidence::process)
          .thenComparing(Evidence.ORDER);

  /** When each device used it last; forgotten after a day. */
  private static final ValueStateDescriptor<Map<String, Long>> DEVICES =
      new ValueStateDescriptor<>("devices", Types.MAP(Types.STRING, Types.LONG));

  /** When the fleet used it first; forgotten when it wasn't used for long. */
  private static final ValueStateDescriptor<Long> FIRST_USE =
      new ValueStateDescriptor<>("first-use", Types.LONG);

  /** … and last. */
  private static final ValueStateDescriptor<Long> LAST_USE =
      new ValueStateDescriptor<>("last-use", Types.LONG);

  /** Uses until all that are older have come. */
  private transient Waiting<Evidence> waiting;

  private transient ValueState<Map<String, Long>> devices;
  private transient ValueState<Long> firstUse;
  private transient ValueState<Long> lastUse;

  @Override
  public void open(OpenContext context) {
    waiting = new Waiting<>(getRuntimeContext(), RowTypes.EVIDENCE);
    devices = getRuntimeContext().getState(DEVICES);
    firstUse = getRuntimeContext().getState(FIRST_USE);
    lastUse = getRuntimeContext().getState(LAST_USE);
  }

  @Override
  public void processElement(Evidence use, Context context, Collector<Evidence> out)
      throws Exception {
    waiting.add(use, context.timestamp());
    context.timerService().registerEventTimeTimer(context.timestamp());
  }

  @Override
  public void onTimer(long now, OnTimerContext context, Collector<Evidence> out) throws Exception {
    List<Evidence> uses = waiting.take(now);
    long ticks = EventTime.toTicks(now);
    Map<String, Long> users = devices.value() == null ? new HashMap<>() : devices.value();
    users.values().removeIf(last -> last < ticks - Ticks.PER_DAY);
    forget(ticks);
    if (!uses.isEmpty()) {
      List<Evidence> ordered = new ArrayList<>(uses);
      ordered.sort(ORDER);
      for (Evidence use : ordered) {
        if (users.containsKey(use.device()) || users.size() < MOST_DEVICES) {
          users.merge(use.device(), use.last(), Math::max);
        }
        if (firstUse.value() == null || use.first() < firstUse.value()) {
          firstUse.update(use.first());
        }
        lastUse.update(
            lastUse.value() == null ? use.last() : Math.max(lastUse.value(), use.last()));
      }
      for (Evidence use : ordered) {
        out.collect(use.withUse(users.size(), use.first() - firstUse.value() < Ticks.PER_DAY));
      }
      context.timerService().registerEventTimeTimer(EventTime.plus(now, DAY_MILLIS + 1));
      context
          .timerService()
          .registerEventTimeTimer(Ticks.toUnixMillis(lastUse.value() + REMEMBERED) + 1);
    }
    if (users.isEmpty()) {
      devices.clear();
    } else {
      devices.update(users);
    }
  }

  /** A run with an end doesn't wake to forget; so it is done before anything is added. */
  private void forget(long now) throws Exception {
    if (lastUse.value() != null && now > lastUse.value() + REMEMBERED) {
      firstUse.clear();
      lastUse.clear();
    }
  }
}
