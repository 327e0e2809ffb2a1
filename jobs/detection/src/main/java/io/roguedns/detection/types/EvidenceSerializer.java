package io.roguedns.detection.types;

import io.roguedns.alert.Evidence;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.finding.DetectionType;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link Evidence}; its type goes by name, so that types may be added anywhere. */
public final class EvidenceSerializer extends RowSerializer<Evidence> {
  public static final EvidenceSerializer INSTANCE = new EvidenceSerializer();

  @Override
  public Evidence createInstance() {
    return new Evidence(
        DetectionType.UNAUTHORIZED_RESOLVER,
        "",
        "",
        "",
        "",
        ProcessOrigin.UNKNOWN,
        "",
        "",
        0,
        0,
        0,
        List.of(),
        0,
        0,
        0,
        false);
  }

  @Override
  public void serialize(Evidence evidence, DataOutputView out) throws IOException {
    Fields.writeText(evidence.type().name(), out);
    Fields.writeText(evidence.device(), out);
    Fields.writeText(evidence.process(), out);
    Fields.writeText(evidence.account(), out);
    Fields.writeText(evidence.commandLine(), out);
    Fields.writeText(evidence.origin().folder(), out);
    Fields.writeText(evidence.origin().company(), out);
    Fields.writeText(evidence.origin().parent(), out);
    Fields.writeText(evidence.resolver(), out);
    Fields.writeText(evidence.setting(), out);
    out.writeLong(evidence.first());
    out.writeLong(evidence.last());
    out.writeLong(evidence.findings());
    Fields.writeTexts(evidence.findingIds(), out);
    out.writeLong(evidence.queries());
    out.writeLong(evidence.servers());
    out.writeInt(evidence.devices());
    out.writeBoolean(evidence.news());
  }

  @Override
  public Evidence deserialize(DataInputView in) throws IOException {
    return new Evidence(
        DetectionType.valueOf(Fields.readText(in)),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        ProcessOrigin.of(Fields.readText(in), Fields.readText(in), Fields.readText(in)),
        Fields.readText(in),
        Fields.readText(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Fields.readTexts(in),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readBoolean());
  }

  @Override
  public TypeSerializerSnapshot<Evidence> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<Evidence> {
    @Override
    public TypeSerializer<Evidence> restoreSerializer() {
      return INSTANCE;
    }
  }
}
