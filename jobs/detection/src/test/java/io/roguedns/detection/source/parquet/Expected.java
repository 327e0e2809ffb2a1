package io.roguedns.detection.source.parquet;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.RejectedRow;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.format.RowBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.fs.Path;

/** What a reader of all columns of all rows would give, and what was read. */
final class Expected {
  private Expected() {}

  /** What blocks come to. */
  record Result(
      List<NetworkEvent> network,
      List<RegistryEvent> registry,
      List<Long> rejected,
      long irrelevant,
      long ignored) {}

  static Result of(List<NetworkRow> rows, Form form, ReadPlan plan) {
    List<NetworkEvent> events = new ArrayList<>();
    List<Long> rejected = new ArrayList<>();
    long irrelevant = 0;
    for (int i = 0; i < rows.size(); i++) {
      NetworkRow row = without(form.missing(), rows.get(i));
      if (row.remotePort() == null || !plan.network().ports().contains(row.remotePort())) {
        irrelevant++;
      } else if (row.ticks() == null) {
        rejected.add((long) i);
      } else if (!plan.range().contains(row.ticks())) {
        irrelevant++;
      } else {
        events.add(event(row, plan.network()));
      }
    }
    return new Result(events, List.of(), rejected, irrelevant, 0);
  }

  private static NetworkEvent event(NetworkRow row, ReadPlan.Network plan) {
    boolean hasDetail =
        plan.screen().worthDetail(text(row.remoteIp()))
            || plan.detailActions().contains(text(row.actionType()));
    Set<NetworkColumn> read = plan.columns().clone();
    if (hasDetail) {
      read.addAll(plan.detail());
    }
    return new NetworkEvent(
        row.ticks(),
        read.contains(NetworkColumn.DEVICE_NAME) ? text(row.deviceName()) : "",
        read.contains(NetworkColumn.ACTION_TYPE) ? text(row.actionType()) : "",
        read.contains(NetworkColumn.REMOTE_IP) ? text(row.remoteIp()) : "",
        row.remotePort(),
        read.contains(NetworkColumn.LOCAL_IP) ? text(row.localIp()) : "",
        read.contains(NetworkColumn.LOCAL_PORT) && row.localPort() != null
            ? row.localPort()
            : NetworkEvent.NO_PORT,
        read.contains(NetworkColumn.PROTOCOL) ? text(row.protocol()) : "",
        read.contains(NetworkColumn.PROCESS_NAME) ? text(row.processName()) : "",
        read.contains(NetworkColumn.COMMAND_LINE) ? text(row.commandLine()) : "",
        read.contains(NetworkColumn.ACCOUNT) ? text(row.account()) : "",
        read.contains(NetworkColumn.ADDITIONAL_FIELDS) ? text(row.additionalFields()) : "",
        read.contains(NetworkColumn.REPORT_ID) && row.reportId() != null
            ? row.reportId()
            : NetworkEvent.NO_REPORT);
  }

  private static NetworkRow without(Set<String> missing, NetworkRow row) {
    return new NetworkRow(
        missing.contains("Timestamp") ? null : row.ticks(),
        missing.contains("RemotePort") ? null : row.remotePort(),
        missing.contains("DeviceName") ? null : row.deviceName(),
        missing.contains("ActionType") ? null : row.actionType(),
        missing.contains("RemoteIP") ? null : row.remoteIp(),
        missing.contains("LocalIP") ? null : row.localIp(),
        missing.contains("LocalPort") ? null : row.localPort(),
        missing.contains("Protocol") ? null : row.protocol(),
        missing.contains("InitiatingProcessFileName") ? null : row.processName(),
        missing.contains("InitiatingProcessCommandLine") ? null : row.commandLine(),
        missing.contains("InitiatingProcessAccountName") ? null : row.account(),
        missing.contains("AdditionalFields") ? null : row.additionalFields(),
        missing.contains("ReportId") ? null : row.reportId());
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  static Result read(java.nio.file.Path file, ReadPlan plan) throws IOException {
    return sum(blocks(file, 0, Long.MAX_VALUE, plan));
  }

  static List<RowBlock> blocks(java.nio.file.Path file, long offset, long length, ReadPlan plan)
      throws IOException {
    try (ParquetBlocks blocks = open(file, offset, length, plan)) {
      return rest(blocks);
    }
  }

  static ParquetBlocks open(java.nio.file.Path file, long offset, long length, ReadPlan plan)
      throws IOException {
    return ParquetBlocks.open(new Path(file.toUri()), offset, length, file.toFile().length(), plan);
  }

  static List<RowBlock> rest(ParquetBlocks blocks) throws IOException {
    List<RowBlock> all = new ArrayList<>();
    for (RowBlock block = blocks.next(); block != null; block = blocks.next()) {
      all.add(block);
    }
    return all;
  }

  static Result sum(List<RowBlock> blocks) {
    List<NetworkEvent> network = new ArrayList<>();
    List<RegistryEvent> registry = new ArrayList<>();
    List<Long> rejected = new ArrayList<>();
    long irrelevant = 0;
    long ignored = 0;
    for (RowBlock block : blocks) {
      network.addAll(block.network());
      registry.addAll(block.registry());
      block.rejected().stream().map(RejectedRow::position).forEach(rejected::add);
      irrelevant += block.irrelevant();
      ignored += block.ignored();
    }
    return new Result(network, registry, rejected, irrelevant, ignored);
  }
}
