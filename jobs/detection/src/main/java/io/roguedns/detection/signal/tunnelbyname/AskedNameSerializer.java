package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.detection.types.DnsQuerySerializer;
import io.roguedns.detection.types.Fields;
import io.roguedns.detection.types.RowSerializer;
import io.roguedns.detection.types.RowSerializerSnapshot;
import io.roguedns.detection.types.RowTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link AskedName}; it is written only where operators aren't chained. */
final class AskedNameSerializer extends RowSerializer<AskedName> {
  static final AskedNameSerializer INSTANCE = new AskedNameSerializer();

  static final TypeInformation<AskedName> TYPE = new RowTypeInfo<>(AskedName.class, INSTANCE);

  @Override
  public AskedName createInstance() {
    return AskedName.of(DnsQuerySerializer.INSTANCE.createInstance());
  }

  @Override
  public void serialize(AskedName asked, DataOutputView out) throws IOException {
    DnsQuerySerializer.INSTANCE.serialize(asked.query(), out);
    Fields.writeText(asked.domain(), out);
    Fields.writeText(asked.free(), out);
    out.writeBoolean(asked.listed());
    Fields.writeText(asked.allowed().exemption(), out);
    Fields.writeText(asked.allowed().ordinary(), out);
    out.writeLong(asked.allowed().sequence());
    Fields.writeText(asked.allowed().version(), out);
  }

  @Override
  public AskedName deserialize(DataInputView in) throws IOException {
    return new AskedName(
        DnsQuerySerializer.INSTANCE.deserialize(in),
        Fields.readText(in),
        Fields.readText(in),
        in.readBoolean(),
        new AskedName.Allowed(
            Fields.readText(in), Fields.readText(in), in.readLong(), Fields.readText(in)));
  }

  @Override
  public TypeSerializerSnapshot<AskedName> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<AskedName> {
    @Override
    public TypeSerializer<AskedName> restoreSerializer() {
      return INSTANCE;
    }
  }
}
