package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.EntryKind;
import io.roguedns.detection.types.Fields;
import io.roguedns.detection.types.RowSerializer;
import io.roguedns.detection.types.RowSerializerSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link AllowlistEntry}: its conditions as text, its kind by name. */
final class EntrySerializer extends RowSerializer<AllowlistEntry> {
  static final EntrySerializer INSTANCE = new EntrySerializer();

  @Override
  public AllowlistEntry createInstance() {
    return AllowlistEntry.builder("any", EntryKind.EXEMPTION).process("*").build();
  }

  @Override
  public void serialize(AllowlistEntry entry, DataOutputView out) throws IOException {
    Fields.writeText(entry.id(), out);
    Fields.writeText(entry.kind().name(), out);
    Fields.writeText(entry.address() == null ? null : entry.addressText(), out);
    writePattern(entry.process(), out);
    writePattern(entry.account(), out);
    writePattern(entry.device(), out);
    writePattern(entry.network(), out);
    writePattern(entry.domain(), out);
    Fields.writeTexts(new ArrayList<>(entry.signals()), out);
    out.writeLong(entry.from());
    out.writeLong(entry.until());
    Fields.writeText(entry.reason(), out);
    Fields.writeText(entry.owner(), out);
  }

  private static void writePattern(Object pattern, DataOutputView out) throws IOException {
    Fields.writeText(pattern == null ? null : pattern.toString(), out);
  }

  @Override
  public AllowlistEntry deserialize(DataInputView in) throws IOException {
    AllowlistEntry.Builder entry =
        AllowlistEntry.builder(Fields.readText(in), EntryKind.valueOf(Fields.readText(in)));
    ifNamed(in, entry::address);
    ifNamed(in, entry::process);
    ifNamed(in, entry::account);
    ifNamed(in, entry::device);
    ifNamed(in, entry::network);
    ifNamed(in, entry::domain);
    return entry
        .signals(Fields.readTexts(in))
        .from(in.readLong())
        .until(in.readLong())
        .reason(Fields.readText(in))
        .owner(Fields.readText(in))
        .build();
  }

  private static void ifNamed(DataInputView in, java.util.function.Consumer<String> set)
      throws IOException {
    String text = Fields.readText(in);
    if (text != null) {
      set.accept(text);
    }
  }

  @Override
  public TypeSerializerSnapshot<AllowlistEntry> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<AllowlistEntry> {
    @Override
    public TypeSerializer<AllowlistEntry> restoreSerializer() {
      return INSTANCE;
    }
  }
}
