package io.roguedns.detection.types;

import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link Clue}. */
public final class ClueSerializer extends RowSerializer<Clue> {
  public static final ClueSerializer INSTANCE = new ClueSerializer();

  @Override
  public Clue createInstance() {
    return new Clue(null, List.of(EvidenceSerializer.INSTANCE.createInstance()));
  }

  @Override
  public void serialize(Clue clue, DataOutputView out) throws IOException {
    write(clue, EvidenceSerializer.INSTANCE, out);
  }

  private static void write(Clue clue, TypeSerializer<Evidence> evidence, DataOutputView out)
      throws IOException {
    out.writeBoolean(clue.pattern() != null);
    if (clue.pattern() != null) {
      AlertTypeFields.write(clue.pattern(), out);
    }
    Fields.writeRows(clue.evidence(), evidence, out);
  }

  @Override
  public Clue deserialize(DataInputView in) throws IOException {
    return read(EvidenceSerializer.INSTANCE, in);
  }

  private static Clue read(TypeSerializer<Evidence> evidence, DataInputView in) throws IOException {
    AlertType pattern = in.readBoolean() ? AlertTypeFields.read(in) : null;
    return new Clue(pattern, Fields.readRows(evidence, in));
  }

  @Override
  public TypeSerializerSnapshot<Clue> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format before there was evidence of names. */
  private static final class Version1 extends RowSerializer<Clue> {
    static final Version1 INSTANCE = new Version1();

    @Override
    public Clue createInstance() {
      return ClueSerializer.INSTANCE.createInstance();
    }

    @Override
    public void serialize(Clue clue, DataOutputView out) throws IOException {
      write(clue, EvidenceSerializer.Version1.INSTANCE, out);
    }

    @Override
    public Clue deserialize(DataInputView in) throws IOException {
      return read(EvidenceSerializer.Version1.INSTANCE, in);
    }

    @Override
    public TypeSerializerSnapshot<Clue> snapshotConfiguration() {
      return new Snapshot(1);
    }
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<Clue> {
    private static final int VERSION = 2;

    public Snapshot() {
      this(VERSION);
    }

    private Snapshot(int version) {
      super(1, VERSION, version);
    }

    @Override
    public TypeSerializer<Clue> restoreSerializer() {
      return version() == 1 ? Version1.INSTANCE : INSTANCE;
    }
  }
}
