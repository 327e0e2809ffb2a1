package io.roguedns.detection.signal.highvolume;

import io.roguedns.detection.types.Fields;
import io.roguedns.detection.types.RowSerializer;
import io.roguedns.detection.types.RowSerializerSnapshot;
import io.roguedns.event.ProcessOrigin;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes a {@link PartialCount}. Most have one server, no flows and a process that is its own
 * group, so a byte says which of its parts are there.
 */
final class PartialCountSerializer extends RowSerializer<PartialCount> {
  static final PartialCountSerializer INSTANCE = new PartialCountSerializer();

  private static final int OTHER_PROCESS = 1;
  private static final int EXEMPTION = 1 << 1;
  private static final int OTHER_SERVERS = 1 << 2;
  private static final int FLOWS = 1 << 3;
  private static final int INSPECTED = 1 << 4;

  /** Savepoints of the first version have none of this, and so need no migration. */
  private static final int ORIGIN = 1 << 5;

  private static final int[] NO_INTS = {};
  private static final long[] NO_LONGS = {};

  @Override
  public PartialCount createInstance() {
    return new PartialCount(
        "",
        0,
        "",
        "",
        ProcessOrigin.UNKNOWN,
        "",
        0,
        NO_INTS,
        List.of(),
        NO_LONGS,
        NO_INTS,
        NO_LONGS,
        NO_INTS,
        List.of());
  }

  @Override
  public void serialize(PartialCount count, DataOutputView out) throws IOException {
    int parts =
        (count.process().equals(count.group()) ? 0 : OTHER_PROCESS)
            | (count.origin() == ProcessOrigin.UNKNOWN ? 0 : ORIGIN)
            | (count.exemption().isEmpty() ? 0 : EXEMPTION)
            | (count.otherServers().isEmpty() ? 0 : OTHER_SERVERS)
            | (count.flows().length == 0 ? 0 : FLOWS)
            | (count.inspectedFlows().length == 0 ? 0 : INSPECTED);
    out.writeByte(parts);
    Fields.writeText(count.device(), out);
    out.writeLong(count.bin());
    Fields.writeText(count.group(), out);
    out.writeLong(count.rows());
    Fields.writeInts(count.servers(), out);
    if ((parts & OTHER_PROCESS) != 0) {
      Fields.writeText(count.process(), out);
    }
    if ((parts & ORIGIN) != 0) {
      Fields.writeOrigin(count.origin(), out);
    }
    if ((parts & EXEMPTION) != 0) {
      Fields.writeText(count.exemption(), out);
    }
    if ((parts & OTHER_SERVERS) != 0) {
      Fields.writeTexts(count.otherServers(), out);
    }
    if ((parts & FLOWS) != 0) {
      Fields.writeLongs(count.flows(), out);
      Fields.writeInts(count.flowRows(), out);
    }
    if ((parts & INSPECTED) != 0) {
      Fields.writeLongs(count.inspectedFlows(), out);
      Fields.writeInts(count.inspectedRows(), out);
      Fields.writeTexts(count.inspectedServers(), out);
    }
  }

  @Override
  public PartialCount deserialize(DataInputView in) throws IOException {
    int parts = in.readByte();
    String device = Fields.readText(in);
    long bin = in.readLong();
    String group = Fields.readText(in);
    long rows = in.readLong();
    int[] servers = Fields.readInts(in);
    boolean flows = (parts & FLOWS) != 0;
    boolean inspected = (parts & INSPECTED) != 0;
    // Java evaluates arguments from left to right, which is the order they were written in.
    return new PartialCount(
        device,
        bin,
        group,
        (parts & OTHER_PROCESS) != 0 ? Fields.readText(in) : group,
        (parts & ORIGIN) != 0 ? Fields.readOrigin(in) : ProcessOrigin.UNKNOWN,
        (parts & EXEMPTION) != 0 ? Fields.readText(in) : "",
        rows,
        servers,
        (parts & OTHER_SERVERS) != 0 ? Fields.readTexts(in) : List.of(),
        flows ? Fields.readLongs(in) : NO_LONGS,
        flows ? Fields.readInts(in) : NO_INTS,
        inspected ? Fields.readLongs(in) : NO_LONGS,
        inspected ? Fields.readInts(in) : NO_INTS,
        inspected ? Fields.readTexts(in) : List.of());
  }

  @Override
  public TypeSerializerSnapshot<PartialCount> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<PartialCount> {
    @Override
    public TypeSerializer<PartialCount> restoreSerializer() {
      return INSTANCE;
    }
  }
}
