package io.roguedns.detection.types;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.ProcessOrigin;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link DnsQuery}. */
public final class DnsQuerySerializer extends RowSerializer<DnsQuery> {
  public static final DnsQuerySerializer INSTANCE = new DnsQuerySerializer();

  @Override
  public DnsQuery createInstance() {
    return new DnsQuery(0, "", "", "", "", "", "", "", List.of(), ProcessOrigin.UNKNOWN);
  }

  @Override
  public void serialize(DnsQuery query, DataOutputView out) throws IOException {
    out.writeLong(query.timestamp());
    Fields.writeText(query.deviceName(), out);
    Fields.writeText(query.processName(), out);
    Fields.writeText(query.account(), out);
    Fields.writeText(query.resolver(), out);
    Fields.writeText(query.name(), out);
    Fields.writeText(query.type(), out);
    Fields.writeText(query.responseCode(), out);
    Fields.writeTexts(query.answers(), out);
    Fields.writeOrigin(query.origin(), out);
  }

  @Override
  public DnsQuery deserialize(DataInputView in) throws IOException {
    return new DnsQuery(
        in.readLong(),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readTexts(in),
        Fields.readOrigin(in));
  }

  @Override
  public TypeSerializerSnapshot<DnsQuery> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<DnsQuery> {
    private static final int VERSION = 1;

    public Snapshot() {
      super(VERSION, VERSION, VERSION);
    }

    @Override
    public TypeSerializer<DnsQuery> restoreSerializer() {
      return INSTANCE;
    }
  }
}
