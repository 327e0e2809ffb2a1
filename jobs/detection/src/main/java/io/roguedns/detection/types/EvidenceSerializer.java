package io.roguedns.detection.types;

import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.finding.DetectionType;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link Evidence}; its type is written by name, so types can be added anywhere. */
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
    writeFirst(evidence, out);
    Fields.writeText(evidence.domain(), out);
    out.writeLong(evidence.names());
    out.writeLong(evidence.information());
    Fields.writeTexts(evidence.marks().stream().map(Factor::name).sorted().toList(), out);
  }

  /** Writes what evidence had before there was any of names. */
  private static void writeFirst(Evidence evidence, DataOutputView out) throws IOException {
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
    return readFirst(in)
        .withNames(
            Fields.readText(in),
            in.readLong(),
            in.readLong(),
            Fields.readTexts(in).stream()
                .map(Factor::valueOf)
                .collect(Collectors.toUnmodifiableSet()));
  }

  private static Evidence readFirst(DataInputView in) throws IOException {
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

  /** The format before there was evidence of names. */
  static final class Version1 extends RowSerializer<Evidence> {
    static final Version1 INSTANCE = new Version1();

    @Override
    public Evidence createInstance() {
      return EvidenceSerializer.INSTANCE.createInstance();
    }

    @Override
    public void serialize(Evidence evidence, DataOutputView out) throws IOException {
      writeFirst(evidence, out);
    }

    @Override
    public Evidence deserialize(DataInputView in) throws IOException {
      return readFirst(in);
    }

    @Override
    public TypeSerializerSnapshot<Evidence> snapshotConfiguration() {
      return new Snapshot(1);
    }
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<Evidence> {
    private static final int VERSION = 2;

    public Snapshot() {
      this(VERSION);
    }

    private Snapshot(int version) {
      super(1, VERSION, version);
    }

    @Override
    public TypeSerializer<Evidence> restoreSerializer() {
      return version() == 1 ? Version1.INSTANCE : INSTANCE;
    }
  }
}
