package io.roguedns.detection.signal.highvolume;

import io.roguedns.detection.types.Fields;
import io.roguedns.detection.types.RowSerializer;
import io.roguedns.detection.types.RowSerializerSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes {@link BinCounts}, which unlike rows change, so that state needs copies of them. */
final class BinCountsSerializer extends RowSerializer<BinCounts> {
  static final BinCountsSerializer INSTANCE = new BinCountsSerializer();

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public BinCounts copy(BinCounts from) {
    return from.copy();
  }

  @Override
  public BinCounts copy(BinCounts from, BinCounts reuse) {
    return from.copy();
  }

  @Override
  public BinCounts createInstance() {
    return new BinCounts(BinCounts.UNWATCHED);
  }

  @Override
  public void serialize(BinCounts counts, DataOutputView out) throws IOException {
    out.writeLong(counts.threshold());
    out.writeLong(counts.sequence());
    Fields.writeText(counts.allowlistVersion(), out);
    Fields.writeRows(counts.counts(), PartialCountSerializer.INSTANCE, out);
  }

  @Override
  public BinCounts deserialize(DataInputView in) throws IOException {
    BinCounts counts = new BinCounts(in.readLong());
    counts.judgedBy(in.readLong(), Fields.readText(in));
    Fields.readRows(PartialCountSerializer.INSTANCE, in).forEach(counts::add);
    return counts;
  }

  @Override
  public TypeSerializerSnapshot<BinCounts> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<BinCounts> {
    @Override
    public TypeSerializer<BinCounts> restoreSerializer() {
      return INSTANCE;
    }
  }
}
