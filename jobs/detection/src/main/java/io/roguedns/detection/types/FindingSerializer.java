package io.roguedns.detection.types;

import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link Finding}; its type is written by name, so types can be added anywhere. */
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
    Fields.writeNumber(finding.inspectedCount(), out);
    NameFiguresFields.write(finding.names(), out);
  }

  @Override
  public Finding deserialize(DataInputView in) throws IOException {
    return readColumns(in)
        .withOrigin(Fields.readOrigin(in))
        .withInspectedCount(Fields.readNumber(in))
        .withNames(NameFiguresFields.read(in));
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

  /** Reads what {@link #writeColumns} wrote; the origin of the process isn't among it. */
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

  /** A format that findings had before. */
  private abstract static class Older extends RowSerializer<Finding> {
    private final int version;

    Older(int version) {
      this.version = version;
    }

    @Override
    public Finding createInstance() {
      return FindingSerializer.INSTANCE.createInstance();
    }

    @Override
    public void serialize(Finding finding, DataOutputView out) throws IOException {
      writeColumns(finding, out);
      if (version > Snapshot.NO_ORIGIN) {
        Fields.writeOrigin(finding.origin(), out);
      }
    }

    @Override
    public Finding deserialize(DataInputView in) throws IOException {
      Finding finding = readColumns(in);
      return version > Snapshot.NO_ORIGIN ? finding.withOrigin(Fields.readOrigin(in)) : finding;
    }

    @Override
    public TypeSerializerSnapshot<Finding> snapshotConfiguration() {
      return new Snapshot(version);
    }
  }

  /** The format before findings had an origin. */
  private static final class Version1 extends Older {
    static final Version1 INSTANCE = new Version1();

    private Version1() {
      super(Snapshot.NO_ORIGIN);
    }
  }

  /** The format before there were findings of names. */
  private static final class Version2 extends Older {
    static final Version2 INSTANCE = new Version2();

    private Version2() {
      super(Snapshot.NO_NAMES);
    }
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<Finding> {
    private static final int NO_ORIGIN = 1;
    private static final int NO_NAMES = 2;
    private static final int VERSION = 3;

    public Snapshot() {
      this(VERSION);
    }

    private Snapshot(int version) {
      super(NO_ORIGIN, VERSION, version);
    }

    @Override
    public TypeSerializer<Finding> restoreSerializer() {
      return switch (version()) {
        case NO_ORIGIN -> Version1.INSTANCE;
        case NO_NAMES -> Version2.INSTANCE;
        default -> INSTANCE;
      };
    }
  }
}
