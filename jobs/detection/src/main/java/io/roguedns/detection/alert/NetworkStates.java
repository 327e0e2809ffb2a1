package io.roguedns.detection.alert;

import io.roguedns.detection.summary.AlertOmission;
import io.roguedns.detection.summary.Counts;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.EventTime;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * A device's rows of DeviceNetworkInfo in keyed state. Rows of an hour are kept apart until the
 * hour is over, the first of them by time up to a limit, so that a device with a million rows costs
 * no more than one with the limit's. Then they are added to how its adapters stood before.
 */
final class NetworkStates {
  /** The limit of an hour's rows; further ones are left out, and counted. */
  static final int MAX_ROWS_AN_HOUR = 256;

  static final long HOUR = 3_600_000;

  /** An hour's rows are added up once the next hour is over, too: until then they are looked at. */
  private static final int OPEN_HOURS = 2;

  /** The rows of hours, in order; each is cleared when they are added to what stood before. */
  private static final MapStateDescriptor<Long, List<NetworkInfo>> HOURS =
      new MapStateDescriptor<>("network-hours", Types.LONG, Types.LIST(RowTypes.NETWORK_INFO));

  /** Rows of adapters; forgotten when later ones say more, or a week has passed. */
  private static final ListStateDescriptor<NetworkInfo> NETWORKS =
      new ListStateDescriptor<>("networks", RowTypes.NETWORK_INFO);

  private final MapState<Long, List<NetworkInfo>> hours;
  private final ListState<NetworkInfo> networks;
  private final Counts counts;
  private final long kept;

  /**
   * @param kept for how long it is remembered how adapters stood, besides how they stand, in {@link
   *     Ticks}: longer than evidence waits for a match, so that it doesn't matter when this is
   *     tidied up
   */
  NetworkStates(RuntimeContext context, long kept) {
    this.kept = kept;
    hours = context.getMapState(HOURS);
    networks = context.getListState(NETWORKS);
    counts = new Counts(context);
  }

  /** Keeps a row, unless there are enough of its hour, or it is too old. */
  void add(NetworkInfo row, TimerService timers) throws Exception {
    long time = Ticks.toUnixMillis(row.timestamp());
    // What is older than all that counts says nothing of any time that is asked for.
    if (EventTime.plus(time, (DeviceNetworks.VALID + kept) / Ticks.PER_MILLISECOND)
        <= timers.currentWatermark()) {
      counts.leftOut(AlertOmission.NETWORK_INFO, 1);
      return;
    }
    long hour = Math.floorDiv(time, HOUR);
    List<NetworkInfo> rows = hours.get(hour);
    if (rows == null) {
      rows = new ArrayList<>();
      timers.registerEventTimeTimer(tidying(time));
    }
    NetworkInfo cut = DeviceNetworks.cut(row);
    if (rows.size() == MAX_ROWS_AN_HOUR) {
      counts.leftOut(AlertOmission.NETWORK_INFO, 1);
      if (DeviceNetworks.ORDER.compare(cut, rows.get(MAX_ROWS_AN_HOUR - 1)) >= 0) {
        return;
      }
      rows.remove(MAX_ROWS_AN_HOUR - 1);
    }
    int place = Collections.binarySearch(rows, cut, DeviceNetworks.ORDER);
    rows.add(place < 0 ? -place - 1 : place, cut);
    hours.put(hour, rows);
  }

  /** When to tidy up what a time leaves: at a full hour, so that it is done once for many rows. */
  static long tidying(long time) {
    return EventTime.plus(EventTime.roundDown(time, HOUR), OPEN_HOURS * HOUR);
  }

  /** How the device's adapters stood, by all that has come up to a time. */
  DeviceNetworks until(long now) throws Exception {
    return new DeviceNetworks(rows(Math.floorDiv(now, HOUR)));
  }

  /** The rows of all hours up to one. */
  private List<NetworkInfo> rows(long lastHour) throws Exception {
    List<NetworkInfo> rows = new ArrayList<>();
    networks.get().forEach(rows::add);
    for (long hour = lastHour - OPEN_HOURS; hour <= lastHour; hour++) {
      List<NetworkInfo> ofHour = hours.get(hour);
      if (ofHour != null) {
        rows.addAll(ofHour);
      }
    }
    return rows;
  }

  /** Adds up the hours that are over, at a full hour, and forgets what no longer matters. */
  void tidy(long now, TimerService timers) throws Exception {
    long over = Math.floorDiv(now, HOUR) - 1;
    DeviceNetworks known = new DeviceNetworks(rows(over));
    for (long hour = over - OPEN_HOURS; hour <= over; hour++) {
      hours.remove(hour);
    }
    long ticks = EventTime.toTicks(now);
    counts.leftOut(AlertOmission.NETWORK_INFO, known.forget(ticks, ticks - kept));
    List<NetworkInfo> rows = known.rows();
    if (rows.isEmpty()) {
      networks.clear();
      return;
    }
    networks.update(rows);
    long forgotten = Ticks.toUnixMillis(rows.get(0).timestamp() + DeviceNetworks.VALID + kept);
    // Never at a time that is past, which would be at once, and again and again.
    timers.registerEventTimeTimer(tidying(Math.max(now, forgotten)));
  }
}
