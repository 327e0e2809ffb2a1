package io.roguedns.detection.source.parquet;

import io.roguedns.detection.source.columnar.Schema;
import io.roguedns.detection.source.columnar.UnsupportedColumnException;
import io.roguedns.event.Table;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;

/** What a file's columns say of Defender's tables. */
final class DefenderSchema {
  private DefenderSchema() {}

  /** The table that the path names, or else the columns. */
  static Optional<Table> table(String path, Schema schema) {
    Optional<Table> named = Table.inPath(path);
    if (named.isPresent()) {
      return named;
    }
    if (schema.has("RegistryKey") || schema.has("RegistryValueName")) {
      return Optional.of(Table.DEVICE_REGISTRY_EVENTS);
    }
    if (schema.has("RemotePort") || schema.has("RemoteIP")) {
      return Optional.of(Table.DEVICE_NETWORK_EVENTS);
    }
    if (schema.has("NetworkAdapterName")) {
      return Optional.of(Table.DEVICE_NETWORK_INFO);
    }
    return Optional.empty();
  }

  /** The column of the account: the process's own, unless the rows have one besides. */
  static ColumnDescriptor account(Schema schema) throws UnsupportedColumnException {
    return schema.column(
        schema.has("AccountName") ? "AccountName" : "InitiatingProcessAccountName");
  }
}
