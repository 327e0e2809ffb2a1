package io.roguedns.detection.types;

import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link Finding}; its type goes by name, so that types may be added anywhere. */
public final class FindingSerializer extends RowSerializer<Finding> {
  public static final FindingSerializer INSTANCE = new FindingSerializer();

  @Override
  public Finding createInstance() {
    return new Finding(
        "",
        DetectionType.UNAUTHORIZED_RESOLVER,
        0,
        "",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Override
  public void serialize(Finding finding, DataOutputView out) throws IOException {
    writeColumns(finding, out);
    Fields.writeOrigin(finding.origin(), out);
  }

  @Override
  public Finding deserialize(DataInputView in) throws IOException {
    return readColumns(in).withOrigin(Fields.readOrigin(in));
  }

  private static void writeColumns(Finding finding, DataOutputView out) throws IOException {
    Fields.writeText(finding.findingId(), out);
    Fields.writeText(finding.type().name(), out);
    out.writeLong(finding.timestamp());
    Fields.writeText(finding.deviceName(), out);
    Fields.writeText(finding.accountName(), out);
    Fields.writeText(finding.localIp(), out);
    Fields.writeText(finding.remoteIp(), out);
    Fields.writeNumber(finding.remotePort(), out);
    Fields.writeText(finding.processFileName(), out);
    Fields.writeText(finding.processCommandLine(), out);
    Fields.writeText(finding.registryKey(), out);
    Fields.writeText(finding.registryValueName(), out);
    Fields.writeText(finding.registryValueData(), out);
    Fields.writeNumber(finding.queryCount(), out);
    Fields.writeNumber(finding.uniqueServers(), out);
    Fields.writeTexts(finding.unauthorizedServers(), out);
    Fields.writeNumber(finding.revision(), out);
    Fields.writeText(finding.allowlistVersion(), out);
  }

  /** Reads what {@link #writeColumns} wrote; where the process comes from isn't among it. */
  private static Finding readColumns(DataInputView in) throws IOException {
    return new Finding(
        Fields.readText(in),
        DetectionType.valueOf(Fields.readText(in)),
        in.readLong(),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readNumber(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readNumber(in),
        Fields.readNumber(in),
        Fields.readTexts(in),
        Fields.readNumber(in),
        Fields.readText(in));
  }

  @Override
  public TypeSerializerSnapshot<Finding> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format before findings had an origin. */
  private static final class Version1 extends RowSerializer<Finding> {
    static final Version1 INSTANCE = new Version1();

    @Override
    public Finding createInstance() {
      return FindingSerializer.INSTANCE.createInstance();
    }

    @Override
    public void serialize(Finding finding, DataOutputView out) throws IOException {
      writeColumns(finding, out);
    }

    @Override
    public Finding deserialize(DataInputView in) throws IOException {
      return readColumns(in);
    }

    @Override
    public TypeSerializerSnapshot<Finding> snapshotConfiguration() {
      return new Snapshot(1);
    }
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<Finding> {
    private static final int VERSION = 2;

    public Snapshot() {
      this(VERSION);
    }

    private Snapshot(int version) {
      super(1, VERSION, version);
    }

    @Override
    public TypeSerializer<Finding> restoreSerializer() {
      return version() == 1 ? Version1.INSTANCE : INSTANCE;
    }
  }
}
