package io.roguedns.detection.alert;

import io.roguedns.alert.EvidenceKind;
import io.roguedns.alert.Factor;
import io.roguedns.detection.types.AlertTypeFields;
import io.roguedns.detection.types.Fields;
import io.roguedns.detection.types.RowSerializer;
import io.roguedns.detection.types.RowSerializerSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link OpenAlert}; enum constants are written by name. */
final class OpenAlertSerializer extends RowSerializer<OpenAlert> {
  static final OpenAlertSerializer INSTANCE = new OpenAlertSerializer();

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public OpenAlert createInstance() {
    return new OpenAlert("", "");
  }

  @Override
  public void serialize(OpenAlert alert, DataOutputView out) throws IOException {
    writeFirst(alert, out);
    numbers(alert.names.domains, out);
    numbers(alert.names.resolvers, out);
    numbers(alert.names.suspects, out);
    out.writeLong(alert.names.distinct);
    out.writeLong(alert.names.information);
    out.writeInt(alert.names.usedBy);
  }

  /** Writes what alerts had before there was evidence of names. */
  private static void writeFirst(OpenAlert alert, DataOutputView out) throws IOException {
    Fields.writeText(alert.id, out);
    Fields.writeText(alert.device, out);
    AlertTypeFields.writeAll(alert.patterns, out);
    texts(alert.subjects, out);
    numbers(alert.counted, out);
    out.writeInt(alert.findings.size());
    for (Map.Entry<EvidenceKind, Long> entry : alert.findings.entrySet()) {
      Fields.writeText(entry.getKey().name(), out);
      out.writeLong(entry.getValue());
    }
    out.writeInt(alert.factors.size());
    for (Map.Entry<Factor, Long> entry : alert.factors.entrySet()) {
      Fields.writeText(entry.getKey().name(), out);
      out.writeLong(entry.getValue());
    }
    numbers(alert.resolvers, out);
    out.writeInt(alert.processes.size());
    for (Map.Entry<String, OpenAlert.Share> entry : alert.processes.entrySet()) {
      Fields.writeText(entry.getKey(), out);
      out.writeLong(entry.getValue().findings);
      Fields.writeText(entry.getValue().shown, out);
      Fields.writeText(entry.getValue().account, out);
    }
    texts(alert.findingIds, out);
    texts(alert.commandLines, out);
    texts(alert.settings, out);
    texts(alert.devices, out);
    texts(alert.networks, out);
    texts(alert.configured, out);
    out.writeLong(alert.first);
    out.writeLong(alert.last);
    out.writeLong(alert.queries);
    out.writeInt(alert.usedBy);
    out.writeBoolean(alert.news);
    out.writeLong(alert.addedAt);
    out.writeLong(alert.revision);
    out.writeLong(alert.toldAt);
    out.writeInt(alert.toldScore);
    out.writeBoolean(alert.changed);
  }

  @Override
  public OpenAlert deserialize(DataInputView in) throws IOException {
    OpenAlert alert = readFirst(in);
    readNumbers(alert.names.domains, in);
    readNumbers(alert.names.resolvers, in);
    readNumbers(alert.names.suspects, in);
    alert.names.distinct = in.readLong();
    alert.names.information = in.readLong();
    alert.names.usedBy = in.readInt();
    return alert;
  }

  private static OpenAlert readFirst(DataInputView in) throws IOException {
    OpenAlert alert = new OpenAlert(Fields.readText(in), Fields.readText(in));
    alert.patterns.addAll(AlertTypeFields.readAll(in));
    alert.subjects.addAll(Fields.readTexts(in));
    readNumbers(alert.counted, in);
    for (int left = in.readInt(); left > 0; left--) {
      alert.findings.put(EvidenceKind.valueOf(Fields.readText(in)), in.readLong());
    }
    for (int left = in.readInt(); left > 0; left--) {
      alert.factors.put(Factor.valueOf(Fields.readText(in)), in.readLong());
    }
    readNumbers(alert.resolvers, in);
    for (int left = in.readInt(); left > 0; left--) {
      alert.processes.put(
          Fields.readText(in),
          new OpenAlert.Share(in.readLong(), Fields.readText(in), Fields.readText(in)));
    }
    alert.findingIds.addAll(Fields.readTexts(in));
    alert.commandLines.addAll(Fields.readTexts(in));
    alert.settings.addAll(Fields.readTexts(in));
    alert.devices.addAll(Fields.readTexts(in));
    alert.networks.addAll(Fields.readTexts(in));
    alert.configured.addAll(Fields.readTexts(in));
    alert.first = in.readLong();
    alert.last = in.readLong();
    alert.queries = in.readLong();
    alert.usedBy = in.readInt();
    alert.news = in.readBoolean();
    alert.addedAt = in.readLong();
    alert.revision = in.readLong();
    alert.toldAt = in.readLong();
    alert.toldScore = in.readInt();
    alert.changed = in.readBoolean();
    return alert;
  }

  /** State is changed in place, so that a copy must be one. */
  @Override
  public OpenAlert copy(OpenAlert from) {
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    try {
      serialize(from, out);
      return deserialize(new DataInputDeserializer(out.wrapAsByteBuffer()));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written and read", e);
    }
  }

  @Override
  public OpenAlert copy(OpenAlert from, OpenAlert reuse) {
    return copy(from);
  }

  private static void texts(Collection<String> texts, DataOutputView out) throws IOException {
    Fields.writeTexts(List.copyOf(texts), out);
  }

  private static void numbers(Map<String, Long> numbers, DataOutputView out) throws IOException {
    out.writeInt(numbers.size());
    for (Map.Entry<String, Long> entry : numbers.entrySet()) {
      Fields.writeText(entry.getKey(), out);
      out.writeLong(entry.getValue());
    }
  }

  private static void readNumbers(Map<String, Long> into, DataInputView in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      into.put(Fields.readText(in), in.readLong());
    }
  }

  @Override
  public TypeSerializerSnapshot<OpenAlert> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format before there was evidence of names. */
  private static final class Version1 extends RowSerializer<OpenAlert> {
    static final Version1 INSTANCE = new Version1();

    @Override
    public boolean isImmutableType() {
      return false;
    }

    @Override
    public OpenAlert createInstance() {
      return OpenAlertSerializer.INSTANCE.createInstance();
    }

    @Override
    public void serialize(OpenAlert alert, DataOutputView out) throws IOException {
      writeFirst(alert, out);
    }

    @Override
    public OpenAlert deserialize(DataInputView in) throws IOException {
      return readFirst(in);
    }

    @Override
    public OpenAlert copy(OpenAlert from) {
      return OpenAlertSerializer.INSTANCE.copy(from);
    }

    @Override
    public OpenAlert copy(OpenAlert from, OpenAlert reuse) {
      return copy(from);
    }

    @Override
    public TypeSerializerSnapshot<OpenAlert> snapshotConfiguration() {
      return new Snapshot(1);
    }
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<OpenAlert> {
    private static final int VERSION = 2;

    public Snapshot() {
      this(VERSION);
    }

    private Snapshot(int version) {
      super(1, VERSION, version);
    }

    @Override
    public TypeSerializer<OpenAlert> restoreSerializer() {
      return version() == 1 ? Version1.INSTANCE : INSTANCE;
    }
  }
}
