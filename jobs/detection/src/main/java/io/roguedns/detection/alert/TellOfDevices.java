package io.roguedns.detection.alert;

import io.roguedns.alert.Alert;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.alert.Factor;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.EventTime;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.Ticks;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Correlates the alert candidates of a device into alerts, with the context of its networks.
 * Candidates wait for the maximum delay of the device's network info, and are processed in event
 * time, so alerts don't depend on the order of arrival.
 */
final class TellOfDevices extends KeyedCoProcessFunction<String, Clue, NetworkInfo, Alert> {
  /** A device's first use of a resolver within a day, unless context explains it. */
  static final OutputTag<Evidence> FIRST_USES = new OutputTag<>("first-uses", RowTypes.EVIDENCE);

  private static final long GRACE = DeviceNetworks.GRACE / Ticks.PER_MILLISECOND;

  /** Longer than a day, so that it doesn't matter when it is tidied up. */
  private static final long USES_KEPT = 2 * Ticks.PER_DAY;

  /** A device that uses more resolvers within a day is a resolver itself. */
  private static final int MOST_RESOLVERS = 200;

  /** The factors that explain a device's first use of a resolver. */
  private static final Set<Factor> EXPLAINS =
      EnumSet.of(
          Factor.VPN_RESOLVER,
          Factor.LOCAL_RESOLVER,
          Factor.FOREIGN_DHCP,
          Factor.SECURITY_TOOL,
          Factor.CLOUD_RESOLVER,
          Factor.INSTALLED_PROGRAM);

  /** Evidence in no alert; cleared after the longest pattern. */
  private static final ListStateDescriptor<Evidence> RECENT =
      new ListStateDescriptor<>("recent", RowTypes.EVIDENCE);

  /** When the device used each resolver last; forgotten after two days. */
  private static final ValueStateDescriptor<Map<String, Long>> USED =
      new ValueStateDescriptor<>("used", Types.MAP(Types.STRING, Types.LONG));

  private final Settings.Alerts settings;

  /**
   * For how long it is remembered how adapters stood, besides how they stand: longer than evidence
   * waits for a match, so that it doesn't matter when it is tidied up.
   */
  private final long networksKept;

  private final ContextRules rules;
  private final Summaries summaries;
  private transient AlertStates states;
  private transient NetworkStates networks;
  private transient ListState<Evidence> recent;
  private transient ValueState<Map<String, Long>> used;

  TellOfDevices(Settings.Alerts settings, Summaries summaries) {
    this.settings = settings;
    this.summaries = summaries;
    this.rules = new ContextRules(settings.known());
    this.networksKept = Ticks.ofDuration(settings.patterns().longest()) + Ticks.PER_DAY;
  }

  @Override
  public void open(OpenContext context) {
    states = new AlertStates(getRuntimeContext(), settings, summaries);
    networks = new NetworkStates(getRuntimeContext(), networksKept);
    recent = getRuntimeContext().getListState(RECENT);
    used = getRuntimeContext().getState(USED);
  }

  @Override
  public void processElement1(Clue clue, Context context, Collector<Alert> out) throws Exception {
    states.keep(clue, EventTime.plus(context.timestamp(), GRACE), context.timerService());
  }

  @Override
  public void processElement2(NetworkInfo row, Context context, Collector<Alert> out)
      throws Exception {
    networks.add(row, context.timerService());
  }

  @Override
  public void onTimer(long now, OnTimerContext context, Collector<Alert> out) throws Exception {
    List<Clue> due = states.due(now);
    Incidents incidents = states.incidents(recent.get(), now);
    if (!due.isEmpty()) {
      take(due, incidents, now, context);
    }
    incidents.tell(now).forEach(out::collect);
    states.keep(incidents, now, context.timerService());
    keepRecent(incidents, context);
    if (Math.floorMod(now, NetworkStates.HOUR) == 0) {
      networks.tidy(now, context.timerService());
      tidyUses(now);
    }
  }

  private void take(List<Clue> due, Incidents incidents, long now, OnTimerContext context)
      throws Exception {
    DeviceNetworks known = networks.until(now);
    for (Clue clue : due) {
      Evidence evidence = clue.evidence().get(0);
      if (clue.pattern() == null
          && evidence.kind() == EvidenceKind.USE
          && !evidence.resolver().isEmpty()) {
        firstUse(evidence, known, context);
      }
      incidents.take(clue, context.getCurrentKey(), one -> seen(one, known), now);
    }
  }

  private Incidents.Seen seen(Evidence evidence, DeviceNetworks known) {
    DeviceNetworks.View view = known.during(evidence.first(), evidence.last());
    return new Incidents.Seen(rules.of(evidence, view), view);
  }

  private void firstUse(Evidence use, DeviceNetworks known, OnTimerContext context)
      throws Exception {
    Map<String, Long> resolvers = used.value() == null ? new HashMap<>() : used.value();
    resolvers.values().removeIf(last -> last < use.first() - Ticks.PER_DAY);
    boolean first = !resolvers.containsKey(use.resolver());
    if (first && resolvers.size() >= MOST_RESOLVERS) {
      return;
    }
    resolvers.merge(use.resolver(), use.last(), Math::max);
    used.update(resolvers);
    context
        .timerService()
        .registerEventTimeTimer(NetworkStates.tidying(Ticks.toUnixMillis(use.last() + USES_KEPT)));
    if (first && seen(use, known).factors().stream().noneMatch(EXPLAINS::contains)) {
      context.output(FIRST_USES, use);
    }
  }

  private void keepRecent(Incidents incidents, OnTimerContext context) throws Exception {
    long longest = Ticks.ofDuration(settings.patterns().longest());
    if (incidents.recent().isEmpty()) {
      recent.clear();
    } else {
      recent.update(incidents.recent());
      context
          .timerService()
          .registerEventTimeTimer(
              NetworkStates.tidying(
                  Ticks.toUnixMillis(incidents.recent().get(0).last() + longest)));
    }
  }

  private void tidyUses(long now) throws Exception {
    long ticks = EventTime.toTicks(now);
    Map<String, Long> resolvers = used.value();
    if (resolvers != null) {
      resolvers.values().removeIf(last -> last < ticks - USES_KEPT);
      if (resolvers.isEmpty()) {
        used.clear();
      } else {
        used.update(resolvers);
      }
    }
  }
}
