package io.roguedns.detection.source.parquet;

import io.roguedns.detection.source.columnar.ChunkBatch;
import io.roguedns.detection.source.columnar.ChunkReader;
import io.roguedns.detection.source.columnar.Column;
import io.roguedns.detection.source.columnar.NumberColumn;
import io.roguedns.detection.source.columnar.ParquetFile;
import io.roguedns.detection.source.columnar.RowSelector;
import io.roguedns.detection.source.columnar.Schema;
import io.roguedns.detection.source.columnar.TextColumn;
import io.roguedns.detection.source.columnar.TimeColumn;
import io.roguedns.detection.source.columnar.UnsupportedColumnException;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.Table;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/** Reads rows of DeviceRegistryEvents: the key first, then everything of rows that are needed. */
final class RegistryRows implements TableRows {
  private final String file;
  private final KeyCriterion keys;
  private final RowSelector selector;
  private final TimedRows timed;
  private final TextColumn deviceName;
  private final TextColumn actionType;
  private final TextColumn valueName;
  private final TextColumn valueData;
  private final TextColumn processName;
  private final TextColumn account;
  private final NumberColumn reportId;

  /** The columns of the process's origin; of no file's column unless the plan asks for them. */
  private final TextColumn folder;

  private final TextColumn company;
  private final TextColumn parent;
  private final List<Column> columns;
  private final ChunkBatch selecting;
  private final ChunkBatch judging;
  private long firstRow;

  RegistryRows(ParquetFile file, Schema schema, ReadPlan.Registry plan, TimeRange range)
      throws IOException {
    this.file = file.name();
    ColumnDescriptor key = schema.column("RegistryKey");
    this.keys = new KeyCriterion(key, plan);
    this.selector = new RowSelector(key, keys);
    TimeColumn time = new TimeColumn(schema.column("Timestamp"));
    this.timed = new TimedRows(time, range);
    this.deviceName = new TextColumn(schema.column("DeviceName"));
    this.actionType = new TextColumn(schema.column("ActionType"));
    this.valueName = new TextColumn(schema.column("RegistryValueName"));
    this.valueData = new TextColumn(schema.column("RegistryValueData"));
    this.processName = new TextColumn(schema.column("InitiatingProcessFileName"));
    this.account = new TextColumn(DefenderSchema.account(schema));
    this.reportId = NumberColumn.ofLongs(schema.column("ReportId"));
    this.folder = origin(NetworkColumn.PROCESS_FOLDER, schema, plan);
    this.company = origin(NetworkColumn.PROCESS_COMPANY, schema, plan);
    this.parent = origin(NetworkColumn.PARENT_PROCESS, schema, plan);
    this.columns =
        List.of(
            deviceName,
            actionType,
            valueName,
            valueData,
            processName,
            account,
            reportId,
            folder,
            company,
            parent);
    this.selecting = new ChunkBatch(file, List.of(selector));
    List<ChunkReader> judges = new ArrayList<>(columns);
    judges.add(time);
    this.judging = new ChunkBatch(file, judges);
  }

  private static TextColumn origin(NetworkColumn column, Schema schema, ReadPlan.Registry plan)
      throws UnsupportedColumnException {
    return new TextColumn(plan.origin() ? schema.column(column.columnName()) : null);
  }

  @Override
  public boolean needsNone(BlockMetaData group) {
    return selector.descriptor() == null && !keys.needsNull();
  }

  @Override
  public void start(int group, long firstRowOfGroup) {
    firstRow = firstRowOfGroup;
    selecting.start(group);
    judging.start(group);
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
    block.countIrrelevant(Table.DEVICE_REGISTRY_EVENTS, to - from - count);
    if (count == 0) {
      return;
    }
    for (Column column : columns) {
      column.read(timed.rows(), count);
    }
    for (int i = 0; i < count; i++) {
      if (timed.isReadable(i)) {
        block.add(event(i));
      } else {
        reject(i, block);
      }
    }
  }

  private RegistryEvent event(int i) {
    return new RegistryEvent(
        timed.ticks(i),
        deviceName.at(i),
        actionType.at(i),
        keys.key(timed.origin(i)),
        valueName.at(i),
        valueData.at(i),
        processName.at(i),
        account.at(i),
        reportId.at(i, NetworkEvent.NO_REPORT),
        ProcessOrigin.of(folder.at(i), company.at(i), parent.at(i)));
  }

  private void reject(int i, RowBlock block) throws IOException {
    Map<String, Object> columnsOfRow = new LinkedHashMap<>();
    columnsOfRow.put("DeviceName", deviceName.at(i));
    columnsOfRow.put("ActionType", actionType.at(i));
    columnsOfRow.put("RegistryKey", keys.key(timed.origin(i)));
    columnsOfRow.put("RegistryValueName", valueName.at(i));
    columnsOfRow.put("RegistryValueData", valueData.at(i));
    columnsOfRow.put("InitiatingProcessFileName", processName.at(i));
    columnsOfRow.put("AccountName", account.at(i));
    columnsOfRow.put("ReportId", reportId.at(i, NetworkEvent.NO_REPORT));
    block.reject(
        RowRejection.ofTime(file, firstRow + timed.rows()[i], timed.unreadable(i), columnsOfRow),
        Table.DEVICE_REGISTRY_EVENTS);
  }

  @Override
  public void end() {
    selecting.end();
    judging.end();
  }
}
