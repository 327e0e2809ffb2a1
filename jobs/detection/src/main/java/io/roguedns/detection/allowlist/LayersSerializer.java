package io.roguedns.detection.allowlist;

import io.roguedns.detection.types.Fields;
import io.roguedns.detection.types.RowSerializer;
import io.roguedns.detection.types.RowSerializerSnapshot;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes {@link Layers}. */
final class LayersSerializer extends RowSerializer<Layers> {
  static final LayersSerializer INSTANCE = new LayersSerializer();

  @Override
  public Layers createInstance() {
    return new Layers("", 0, List.of(), List.of());
  }

  @Override
  public void serialize(Layers layers, DataOutputView out) throws IOException {
    Fields.writeText(layers.submission(), out);
    out.writeLong(layers.sequence());
    Fields.writeRows(layers.base(), EntrySerializer.INSTANCE, out);
    Fields.writeRows(layers.topic(), EntrySerializer.INSTANCE, out);
  }

  @Override
  public Layers deserialize(DataInputView in) throws IOException {
    return new Layers(
        Fields.readText(in),
        in.readLong(),
        Fields.readRows(EntrySerializer.INSTANCE, in),
        Fields.readRows(EntrySerializer.INSTANCE, in));
  }

  @Override
  public TypeSerializerSnapshot<Layers> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<Layers> {
    @Override
    public TypeSerializer<Layers> restoreSerializer() {
      return INSTANCE;
    }
  }
}
