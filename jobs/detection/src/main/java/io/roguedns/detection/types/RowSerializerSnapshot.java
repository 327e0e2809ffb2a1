package io.roguedns.detection.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The version of a row's format, as it lies in a savepoint. Rows of an earlier version are read by
 * the serializer that {@link #restoreSerializer()} has for it, and written again in the latest.
 *
 * <p>Formats of rows that lie in no state needn't be read in earlier versions; their version still
 * goes up when they change, so that old rows would be refused rather than misread.
 */
public abstract class RowSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int FIRST = 1;

  private final int oldest;
  private final int latest;
  private int version;

  /** Of a format of which there has been one version. */
  protected RowSerializerSnapshot() {
    this(FIRST, FIRST, FIRST);
  }

  /**
   * @param oldest the first version that is still read
   * @param latest the version that is written
   * @param version the version of the serializer, until another is read
   */
  protected RowSerializerSnapshot(int oldest, int latest, int version) {
    this.oldest = oldest;
    this.latest = latest;
    this.version = version;
  }

  /** The version of the rows. */
  protected final int version() {
    return version;
  }

  /**
   * The version of the rows, not the latest: state that was restored and never touched is written
   * again as it was.
   */
  @Override
  public int getCurrentVersion() {
    return version;
  }

  @Override
  public void writeSnapshot(DataOutputView out) {
    // A row's format follows from the version alone.
  }

  @Override
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader)
      throws IOException {
    if (readVersion < oldest || readVersion > latest) {
      throw new IOException(
          "the savepoint holds rows in format %d of %s; this release reads %s"
              .formatted(
                  readVersion,
                  getClass().getName(),
                  oldest == latest
                      ? "format " + latest
                      : "formats %d to %d".formatted(oldest, latest)));
    }
    version = readVersion;
  }

  @Override
  public abstract TypeSerializer<T> restoreSerializer();

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    if (old.getClass() != getClass()) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    int oldVersion = old.getCurrentVersion();
    if (oldVersion == version) {
      return TypeSerializerSchemaCompatibility.compatibleAsIs();
    }
    return oldVersion < version
        ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
