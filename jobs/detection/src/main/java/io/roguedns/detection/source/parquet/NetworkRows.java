package io.roguedns.detection.source.parquet;

import static io.roguedns.format.ReadPlan.NetworkColumn.ACTION_TYPE;
import static io.roguedns.format.ReadPlan.NetworkColumn.ADDITIONAL_FIELDS;
import static io.roguedns.format.ReadPlan.NetworkColumn.REMOTE_IP;

import io.roguedns.detection.source.columnar.ChunkBatch;
import io.roguedns.detection.source.columnar.ChunkReader;
import io.roguedns.detection.source.columnar.ParquetFile;
import io.roguedns.detection.source.columnar.RowSelector;
import io.roguedns.detection.source.columnar.Schema;
import io.roguedns.detection.source.columnar.TimeColumn;
import io.roguedns.detection.source.columnar.Verdicts;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Table;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import io.roguedns.format.defender.InspectedQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/**
 * Reads rows of DeviceNetworkEvents: the port first, then time and the columns that every row is
 * judged by, then the detail of rows that may become findings.
 */
final class NetworkRows implements TableRows {
  private final String file;
  private final NetworkEvents events;
  private final Set<String> detailActions;

  /** Null if no signal needs names. */
  private final InspectedQuery queries;

  private final Verdicts screen;

  private final PortCriterion ports;
  private final RowSelector selector;
  private final TimeColumn time;
  private final TimedRows timed;
  private final NetworkColumns judged;

  /** Null if there is nothing to add. */
  private final NetworkColumns detail;

  private final ChunkBatch selecting;
  private final ChunkBatch judging;
  private final ChunkBatch detailing;

  private long firstRow;
  private int[] detailRows = new int[0];

  /** For each row, its place among those that have detail. */
  private int[] detailPlaces = new int[0];

  NetworkRows(ParquetFile file, Schema schema, ReadPlan.Network plan, TimeRange range)
      throws IOException {
    this.file = file.name();
    this.detailActions =
        plan.queries() ? withInspected(plan.detailActions()) : plan.detailActions();
    this.queries = plan.queries() ? new InspectedQuery() : null;
    this.screen = new Verdicts(plan.screen()::worthDetail);

    ColumnDescriptor port = schema.column("RemotePort");
    this.ports = new PortCriterion(port, plan.ports());
    this.selector = new RowSelector(port, ports);
    this.time = new TimeColumn(schema.column("Timestamp"));
    this.timed = new TimedRows(time, range);

    EnumSet<NetworkColumn> always = EnumSet.copyOf(plan.columns());
    EnumSet<NetworkColumn> more = EnumSet.copyOf(plan.detail());
    if (plan.queries()) {
      more.add(ADDITIONAL_FIELDS);
    }
    more.removeAll(always);
    if (!more.isEmpty()) {
      always.add(REMOTE_IP);
      if (!detailActions.isEmpty()) {
        always.add(ACTION_TYPE);
      }
    }
    this.judged = new NetworkColumns(always, schema);
    this.detail = more.isEmpty() ? null : new NetworkColumns(more, schema);
    this.events = new NetworkEvents(plan.columns(), judged, detail);

    List<ChunkReader> judges = new ArrayList<>(judged.readers());
    judges.add(time);
    this.selecting = new ChunkBatch(file, List.of(selector));
    this.judging = new ChunkBatch(file, judges);
    this.detailing = new ChunkBatch(file, detail == null ? List.of() : detail.readers());
  }

  private static Set<String> withInspected(Set<String> actions) {
    Set<String> more = new HashSet<>(actions);
    more.add(InspectedQuery.ACTION_TYPE);
    return more;
  }

  @Override
  public boolean needsNone(BlockMetaData group) {
    return ports.needsNone(group);
  }

  @Override
  public void start(int group, long firstRowOfGroup) {
    firstRow = firstRowOfGroup;
    selecting.start(group);
    judging.start(group);
    detailing.start(group);
  }

  @Override
  public void read(int from, int to, RowBlock block) throws IOException {
    timed.ensureRoom(to - from);
    selecting.load();
    int selected = selector.select(from, to, timed.rows());
    int count = 0;
    if (selected > 0) {
      judging.load();
      count = timed.keep(selected);
    }
    block.countIrrelevant(Table.DEVICE_NETWORK_EVENTS, to - from - count);
    if (count > 0) {
      judged.read(timed.rows(), count);
      readDetail(count);
      hand(count, block);
    }
  }

  private void readDetail(int count) throws IOException {
    if (detail == null) {
      return;
    }
    if (detailRows.length < count) {
      detailRows = new int[count];
      detailPlaces = new int[count];
    }
    int places = 0;
    for (int i = 0; i < count; i++) {
      detailPlaces[i] = NetworkEvents.NO_DETAIL;
      if (timed.isReadable(i) && isWorthDetail(i)) {
        detailPlaces[i] = places;
        detailRows[places++] = timed.rows()[i];
      }
    }
    if (places > 0) {
      detailing.load();
      detail.read(detailRows, places);
    }
  }

  private boolean isWorthDetail(int place) {
    return screen.of(judged.text(REMOTE_IP).at(place))
        || !detailActions.isEmpty() && detailActions.contains(judged.text(ACTION_TYPE).at(place));
  }

  private void hand(int count, RowBlock block) throws IOException {
    for (int i = 0; i < count; i++) {
      if (timed.isReadable(i)) {
        int port = ports.port(timed.origin(i));
        int detailPlace = detail == null ? NetworkEvents.NO_DETAIL : detailPlaces[i];
        NetworkEvent event = events.event(timed.ticks(i), port, i, detailPlace);
        block.add(event);
        if (queries != null && judged.text(ACTION_TYPE).at(i).equals(InspectedQuery.ACTION_TYPE)) {
          queries.of(event, events.additionalFields(i, detailPlace)).ifPresent(block::ask);
        }
      } else {
        reject(i, block);
      }
    }
  }

  private void reject(int i, RowBlock block) throws IOException {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("RemotePort", ports.port(timed.origin(i)));
    judged.describe(i, columns);
    block.reject(
        RowRejection.ofTime(file, firstRow + timed.rows()[i], timed.unreadable(i), columns),
        Table.DEVICE_NETWORK_EVENTS);
  }

  @Override
  public void end() {
    selecting.end();
    judging.end();
    detailing.end();
  }
}
