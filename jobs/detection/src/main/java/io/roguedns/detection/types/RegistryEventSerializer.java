package io.roguedns.detection.types;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.RegistryEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link RegistryEvent}. */
public final class RegistryEventSerializer extends RowSerializer<RegistryEvent> {
  public static final RegistryEventSerializer INSTANCE = new RegistryEventSerializer();

  @Override
  public RegistryEvent createInstance() {
    return new RegistryEvent(0, "", "", "", "", "", "", "", NetworkEvent.NO_REPORT);
  }

  @Override
  public void serialize(RegistryEvent event, DataOutputView out) throws IOException {
    out.writeLong(event.timestamp());
    Fields.writeText(event.deviceName(), out);
    Fields.writeText(event.actionType(), out);
    Fields.writeText(event.key(), out);
    Fields.writeText(event.valueName(), out);
    Fields.writeText(event.valueData(), out);
    Fields.writeText(event.processName(), out);
    Fields.writeText(event.account(), out);
    out.writeLong(event.reportId());
    Fields.writeOrigin(event.origin(), out);
  }

  @Override
  public RegistryEvent deserialize(DataInputView in) throws IOException {
    return new RegistryEvent(
        in.readLong(),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        in.readLong(),
        Fields.readOrigin(in));
  }

  @Override
  public TypeSerializerSnapshot<RegistryEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<RegistryEvent> {
    private static final int VERSION = 2;

    public Snapshot() {
      super(VERSION, VERSION, VERSION);
    }

    @Override
    public TypeSerializer<RegistryEvent> restoreSerializer() {
      return INSTANCE;
    }
  }
}
