package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.detection.signal.tunnelbyname.AskedNames.Asker;
import io.roguedns.detection.types.Fields;
import io.roguedns.detection.types.RowSerializer;
import io.roguedns.detection.types.RowSerializerSnapshot;
import io.roguedns.detection.types.RowTypeInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link AskedNames}; scopes are written by name, so more can be added anywhere. */
final class AskedNamesSerializer extends RowSerializer<AskedNames> {
  static final AskedNamesSerializer INSTANCE = new AskedNamesSerializer();

  static final TypeInformation<AskedNames> TYPE = new RowTypeInfo<>(AskedNames.class, INSTANCE);

  @Override
  public AskedNames createInstance() {
    return new AskedNames(new AskedNames.Key(Scope.DOMAIN, "", "", "", 0));
  }

  @Override
  public void serialize(AskedNames asked, DataOutputView out) throws IOException {
    Fields.writeText(asked.key.scope().name(), out);
    Fields.writeText(asked.key.device(), out);
    Fields.writeText(asked.key.subject(), out);
    Fields.writeText(asked.key.exemption(), out);
    out.writeLong(asked.key.window());
    writeNames(asked.names, out);
    Fields.writeLongs(asked.minutes.words(), out);
    out.writeLong(asked.queries);
    out.writeLong(asked.unusual);
    out.writeLong(asked.data);
    out.writeLong(asked.answerLength);
    Fields.writeText(asked.ordinary, out);
    out.writeLong(asked.ordinaryQueries);
    out.writeLong(asked.sequence);
    Fields.writeText(asked.allowlistVersion, out);
    out.writeInt(asked.resolvers.size());
    for (Map.Entry<String, Long> resolver : asked.resolvers.entrySet()) {
      Fields.writeText(resolver.getKey(), out);
      out.writeLong(resolver.getValue());
    }
    out.writeInt(asked.askers.size());
    for (Map.Entry<String, Asker> asker : asked.askers.entrySet()) {
      Fields.writeText(asker.getKey(), out);
      Fields.writeText(asker.getValue().process(), out);
      Fields.writeText(asker.getValue().account(), out);
      Fields.writeOrigin(asker.getValue().origin(), out);
      out.writeLong(asker.getValue().queries());
    }
  }

  private static void writeNames(NameSample names, DataOutputView out) throws IOException {
    Fields.writeTexts(names.names(), out);
    for (boolean unusual : names.unusual()) {
      out.writeBoolean(unusual);
    }
    byte[] sketch = names.sketch();
    out.writeInt(sketch.length);
    out.write(sketch);
  }

  @Override
  public AskedNames deserialize(DataInputView in) throws IOException {
    AskedNames.Key key =
        new AskedNames.Key(
            Scope.valueOf(Fields.readText(in)),
            Fields.readText(in),
            Fields.readText(in),
            Fields.readText(in),
            in.readLong());
    AskedNames asked = new AskedNames(key, readNames(in), Minutes.of(Fields.readLongs(in)));
    asked.queries = in.readLong();
    asked.unusual = in.readLong();
    asked.data = in.readLong();
    asked.answerLength = in.readLong();
    asked.ordinary = Fields.readText(in);
    asked.ordinaryQueries = in.readLong();
    asked.sequence = in.readLong();
    asked.allowlistVersion = Fields.readText(in);
    for (int left = in.readInt(); left > 0; left--) {
      asked.resolvers.put(Fields.readText(in), in.readLong());
    }
    for (int left = in.readInt(); left > 0; left--) {
      asked.askers.put(
          Fields.readText(in),
          new Asker(
              Fields.readText(in), Fields.readText(in), Fields.readOrigin(in), in.readLong()));
    }
    return asked;
  }

  private static NameSample readNames(DataInputView in) throws IOException {
    List<String> names = Fields.readTexts(in);
    List<Boolean> unusual = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      unusual.add(in.readBoolean());
    }
    byte[] sketch = new byte[in.readInt()];
    in.readFully(sketch);
    return NameSample.of(names, unusual, sketch);
  }

  @Override
  public TypeSerializerSnapshot<AskedNames> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<AskedNames> {
    @Override
    public TypeSerializer<AskedNames> restoreSerializer() {
      return INSTANCE;
    }
  }
}
