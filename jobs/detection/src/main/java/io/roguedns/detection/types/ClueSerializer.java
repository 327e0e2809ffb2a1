package io.roguedns.detection.types;

import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link Clue}; its pattern goes by name, so that patterns may be added anywhere. */
public final class ClueSerializer extends RowSerializer<Clue> {
  public static final ClueSerializer INSTANCE = new ClueSerializer();

  @Override
  public Clue createInstance() {
    return new Clue(null, List.of(EvidenceSerializer.INSTANCE.createInstance()));
  }

  @Override
  public void serialize(Clue clue, DataOutputView out) throws IOException {
    Fields.writeText(clue.pattern() == null ? null : clue.pattern().name(), out);
    Fields.writeRows(clue.evidence(), EvidenceSerializer.INSTANCE, out);
  }

  @Override
  public Clue deserialize(DataInputView in) throws IOException {
    String pattern = Fields.readText(in);
    return new Clue(
        pattern == null ? null : AlertType.valueOf(pattern),
        Fields.readRows(EvidenceSerializer.INSTANCE, in));
  }

  @Override
  public TypeSerializerSnapshot<Clue> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<Clue> {
    @Override
    public TypeSerializer<Clue> restoreSerializer() {
      return INSTANCE;
    }
  }
}
