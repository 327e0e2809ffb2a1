package io.roguedns.detection.types;

import io.roguedns.event.NetworkEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link NetworkEvent}. */
public final class NetworkEventSerializer extends RowSerializer<NetworkEvent> {
  public static final NetworkEventSerializer INSTANCE = new NetworkEventSerializer();

  @Override
  public NetworkEvent createInstance() {
    return new NetworkEvent(
        0, "", "", "", 0, "", NetworkEvent.NO_PORT, "", "", "", "", "", NetworkEvent.NO_REPORT);
  }

  @Override
  public void serialize(NetworkEvent event, DataOutputView out) throws IOException {
    out.writeLong(event.timestamp());
    Fields.writeText(event.deviceName(), out);
    Fields.writeText(event.actionType(), out);
    Fields.writeText(event.remoteIp(), out);
    out.writeInt(event.remotePort());
    Fields.writeText(event.localIp(), out);
    out.writeInt(event.localPort());
    Fields.writeText(event.protocol(), out);
    Fields.writeText(event.processName(), out);
    Fields.writeText(event.commandLine(), out);
    Fields.writeText(event.account(), out);
    Fields.writeText(event.additionalFields(), out);
    out.writeLong(event.reportId());
    Fields.writeOrigin(event.origin(), out);
  }

  @Override
  public NetworkEvent deserialize(DataInputView in) throws IOException {
    return new NetworkEvent(
        in.readLong(),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        in.readInt(),
        Fields.readText(in),
        in.readInt(),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        in.readLong(),
        Fields.readOrigin(in));
  }

  @Override
  public TypeSerializerSnapshot<NetworkEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<NetworkEvent> {
    private static final int VERSION = 2;

    public Snapshot() {
      super(VERSION, VERSION, VERSION);
    }

    @Override
    public TypeSerializer<NetworkEvent> restoreSerializer() {
      return INSTANCE;
    }
  }
}
