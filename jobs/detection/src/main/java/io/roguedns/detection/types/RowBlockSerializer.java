package io.roguedns.detection.types;

import io.roguedns.event.Table;
import io.roguedns.format.RowBlock;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes a {@link RowBlock}. A reader doesn't touch a block once it is handed on, so it isn't
 * copied; it is written only where the source isn't chained to the operator behind it.
 */
public final class RowBlockSerializer extends RowSerializer<RowBlock> {
  public static final RowBlockSerializer INSTANCE = new RowBlockSerializer();

  @Override
  public RowBlock createInstance() {
    return new RowBlock();
  }

  @Override
  public void serialize(RowBlock block, DataOutputView out) throws IOException {
    Fields.writeRows(block.network(), NetworkEventSerializer.INSTANCE, out);
    Fields.writeRows(block.registry(), RegistryEventSerializer.INSTANCE, out);
    Fields.writeRows(block.networkInfo(), NetworkInfoSerializer.INSTANCE, out);
    Fields.writeRows(block.queries(), DnsQuerySerializer.INSTANCE, out);
    Fields.writeRows(block.rejected(), RejectedRowSerializer.INSTANCE, out);
    RowBlock.Counts counts = block.counts();
    for (long rows : counts.rowsByTable()) {
      out.writeLong(rows);
    }
    out.writeLong(counts.rowsOfNoTable());
    out.writeLong(counts.rowsOfQueries());
    out.writeLong(counts.irrelevant());
    out.writeLong(counts.ignored());
    out.writeLong(counts.bytes());
    out.writeLong(counts.latest());
    out.writeLong(counts.received());
    out.writeLong(counts.notAfter());
  }

  @Override
  public RowBlock deserialize(DataInputView in) throws IOException {
    return RowBlock.of(
        Fields.readRows(NetworkEventSerializer.INSTANCE, in),
        Fields.readRows(RegistryEventSerializer.INSTANCE, in),
        Fields.readRows(NetworkInfoSerializer.INSTANCE, in),
        Fields.readRows(DnsQuerySerializer.INSTANCE, in),
        Fields.readRows(RejectedRowSerializer.INSTANCE, in),
        new RowBlock.Counts(
            readRowsByTable(in),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong()));
  }

  private static long[] readRowsByTable(DataInputView in) throws IOException {
    long[] rowsByTable = new long[Table.values().length];
    for (int i = 0; i < rowsByTable.length; i++) {
      rowsByTable[i] = in.readLong();
    }
    return rowsByTable;
  }

  @Override
  public TypeSerializerSnapshot<RowBlock> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<RowBlock> {
    private static final int VERSION = 4;

    public Snapshot() {
      super(VERSION, VERSION, VERSION);
    }

    @Override
    public TypeSerializer<RowBlock> restoreSerializer() {
      return INSTANCE;
    }
  }
}
