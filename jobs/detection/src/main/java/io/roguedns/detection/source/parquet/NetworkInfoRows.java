package io.roguedns.detection.source.parquet;

import io.roguedns.detection.source.columnar.ChunkBatch;
import io.roguedns.detection.source.columnar.ChunkReader;
import io.roguedns.detection.source.columnar.NumberColumn;
import io.roguedns.detection.source.columnar.ParquetFile;
import io.roguedns.detection.source.columnar.Schema;
import io.roguedns.detection.source.columnar.TextColumn;
import io.roguedns.detection.source.columnar.TimeColumn;
import io.roguedns.detection.source.columnar.UnsupportedColumnException;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import io.roguedns.format.defender.NetworkInfoText;
import io.roguedns.json.UnreadableRowException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/** Reads rows of DeviceNetworkInfo: few, and all of them are needed. */
final class NetworkInfoRows implements TableRows {
  private final String file;
  private final TimedRows timed;
  private final Map<String, TextColumn> texts = new LinkedHashMap<>();
  private final TextColumn deviceName;
  private final TextColumn adapter;
  private final TextColumn adapterType;
  private final TextColumn status;
  private final TextColumn tunnelType;
  private final TextColumn ipv4Dhcp;
  private final TextColumn ipv6Dhcp;
  private final TextColumn networks;
  private final TextColumn dnsAddresses;
  private final TextColumn gateways;
  private final TextColumn addresses;
  private final NumberColumn reportId;
  private final ChunkBatch batch;
  private long firstRow;

  NetworkInfoRows(ParquetFile file, Schema schema, TimeRange range) throws IOException {
    this.file = file.name();
    TimeColumn time = new TimeColumn(schema.column("Timestamp"));
    this.timed = new TimedRows(time, range);
    this.deviceName = text("DeviceName", schema);
    this.adapter = text("NetworkAdapterName", schema);
    this.adapterType = text("NetworkAdapterType", schema);
    this.status = text("NetworkAdapterStatus", schema);
    this.tunnelType = text("TunnelType", schema);
    this.ipv4Dhcp = text("IPv4Dhcp", schema);
    this.ipv6Dhcp = text("IPv6Dhcp", schema);
    this.networks = text("ConnectedNetworks", schema);
    this.dnsAddresses = text("DnsAddresses", schema);
    this.gateways = text("DefaultGateways", schema);
    this.addresses = text("IPAddresses", schema);
    this.reportId = NumberColumn.ofLongs(schema.column("ReportId"));
    List<ChunkReader> readers = new ArrayList<>(texts.values());
    readers.add(time);
    readers.add(reportId);
    this.batch = new ChunkBatch(file, readers);
  }

  private TextColumn text(String name, Schema schema) throws UnsupportedColumnException {
    TextColumn column = new TextColumn(schema.column(name));
    texts.put(name, column);
    return column;
  }

  @Override
  public boolean needsNone(BlockMetaData group) {
    return false;
  }

  @Override
  public void start(int group, long firstRowOfGroup) {
    firstRow = firstRowOfGroup;
    batch.start(group);
  }

  @Override
  public void read(int from, int to, RowBlock block) throws IOException {
    timed.ensureRoom(to - from);
    batch.load();
    for (int row = from; row < to; row++) {
      timed.rows()[row - from] = row;
    }
    int count = timed.keep(to - from);
    block.countIrrelevant(Table.DEVICE_NETWORK_INFO, to - from - count);
    if (count == 0) {
      return;
    }
    for (TextColumn text : texts.values()) {
      text.read(timed.rows(), count);
    }
    reportId.read(timed.rows(), count);
    for (int i = 0; i < count; i++) {
      hand(i, block);
    }
  }

  private void hand(int i, RowBlock block) throws IOException {
    long row = firstRow + timed.rows()[i];
    if (!timed.isReadable(i)) {
      block.reject(
          RowRejection.ofTime(file, row, timed.unreadable(i), described(i)),
          Table.DEVICE_NETWORK_INFO);
      return;
    }
    try {
      block.add(text(i).read());
    } catch (UnreadableRowException unreadable) {
      block.reject(
          RowRejection.of(
              file,
              row,
              unreadable.reason(),
              unreadable.getMessage(),
              Ticks.format(timed.ticks(i)),
              described(i)),
          Table.DEVICE_NETWORK_INFO);
      block.moveTo(timed.ticks(i));
    }
  }

  private NetworkInfoText text(int i) {
    return new NetworkInfoText(
        timed.ticks(i),
        deviceName.at(i),
        adapter.at(i),
        adapterType.at(i),
        status.at(i),
        tunnelType.at(i),
        ipv4Dhcp.at(i),
        ipv6Dhcp.at(i),
        networks.at(i),
        dnsAddresses.at(i),
        gateways.at(i),
        addresses.at(i),
        reportId.at(i, NetworkEvent.NO_REPORT));
  }

  private Map<String, Object> described(int i) {
    Map<String, Object> columns = new LinkedHashMap<>();
    texts.forEach((name, column) -> columns.put(name, column.at(i)));
    columns.put("ReportId", reportId.at(i, NetworkEvent.NO_REPORT));
    return columns;
  }

  @Override
  public void end() {
    batch.end();
  }
}
