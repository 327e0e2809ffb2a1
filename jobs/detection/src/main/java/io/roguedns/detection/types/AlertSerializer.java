package io.roguedns.detection.types;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertContext;
import io.roguedns.alert.AlertType;
import io.roguedns.alert.Factor;
import io.roguedns.finding.Severity;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link Alert}; constants are written by name, so others can be added anywhere. */
public final class AlertSerializer extends RowSerializer<Alert> {
  public static final AlertSerializer INSTANCE = new AlertSerializer();

  @Override
  public Alert createInstance() {
    AlertContext context =
        new AlertContext(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0,
            List.of(), List.of(), 0, List.of(), 0, 0);
    return new Alert(
        "",
        new AlertType("", 0, 0, List.of()),
        Severity.LOW,
        0,
        null,
        null,
        null,
        null,
        0,
        0,
        0,
        List.of(),
        context,
        "",
        1,
        false);
  }

  @Override
  public void serialize(Alert alert, DataOutputView out) throws IOException {
    Fields.writeText(alert.alertId(), out);
    AlertTypeFields.write(alert.type(), out);
    Fields.writeText(alert.severity().name(), out);
    out.writeInt(alert.score());
    Fields.writeText(alert.deviceName(), out);
    Fields.writeText(alert.resolver(), out);
    Fields.writeText(alert.process(), out);
    Fields.writeText(alert.account(), out);
    out.writeLong(alert.firstSeen());
    out.writeLong(alert.lastSeen());
    out.writeLong(alert.findingCount());
    Fields.writeTexts(alert.findingIds(), out);
    writeContext(alert.context(), out);
    Fields.writeText(alert.summary(), out);
    out.writeLong(alert.revision());
    out.writeBoolean(alert.closed());
  }

  private static void writeContext(AlertContext context, DataOutputView out) throws IOException {
    AlertTypeFields.writeAll(context.patterns(), out);
    writeNames(context.factors(), out);
    Fields.writeTexts(context.resolvers(), out);
    Fields.writeTexts(context.processes(), out);
    Fields.writeTexts(context.commandLines(), out);
    Fields.writeTexts(context.settings(), out);
    Fields.writeTexts(context.devices(), out);
    out.writeInt(context.deviceCount());
    Fields.writeTexts(context.networks(), out);
    Fields.writeTexts(context.configuredResolvers(), out);
    out.writeLong(context.queries());
    Fields.writeTexts(context.domains(), out);
    out.writeLong(context.names());
    out.writeLong(context.information());
  }

  private static void writeNames(List<? extends Enum<?>> constants, DataOutputView out)
      throws IOException {
    out.writeInt(constants.size());
    for (Enum<?> constant : constants) {
      Fields.writeText(constant.name(), out);
    }
  }

  @Override
  public Alert deserialize(DataInputView in) throws IOException {
    return new Alert(
        Fields.readText(in),
        AlertTypeFields.read(in),
        Severity.valueOf(Fields.readText(in)),
        in.readInt(),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        Fields.readText(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Fields.readTexts(in),
        readContext(in),
        Fields.readText(in),
        in.readLong(),
        in.readBoolean());
  }

  private static AlertContext readContext(DataInputView in) throws IOException {
    return new AlertContext(
        AlertTypeFields.readAll(in),
        readConstants(Factor::valueOf, in),
        Fields.readTexts(in),
        Fields.readTexts(in),
        Fields.readTexts(in),
        Fields.readTexts(in),
        Fields.readTexts(in),
        in.readInt(),
        Fields.readTexts(in),
        Fields.readTexts(in),
        in.readLong(),
        Fields.readTexts(in),
        in.readLong(),
        in.readLong());
  }

  private static <E> List<E> readConstants(Function<String, E> named, DataInputView in)
      throws IOException {
    return Fields.readTexts(in).stream().map(named).toList();
  }

  @Override
  public TypeSerializerSnapshot<Alert> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<Alert> {
    private static final int VERSION = 2;

    public Snapshot() {
      super(VERSION, VERSION, VERSION);
    }

    @Override
    public TypeSerializer<Alert> restoreSerializer() {
      return INSTANCE;
    }
  }
}
