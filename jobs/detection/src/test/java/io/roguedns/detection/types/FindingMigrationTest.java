package io.roguedns.detection.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.ProcessOrigin;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** Findings in state that was written before they had an origin: format 1. */
class FindingMigrationTest {
  private static final Finding FINDING =
      new Finding(
          "00ff",
          DetectionType.HIGH_VOLUME,
          638_501_545_230_259_186L,
          "pc-1",
          null,
          null,
          "6.6.6.6",
          53L,
          "tool.exe",
          null,
          null,
          null,
          null,
          210L,
          1L,
          List.of("6.6.6.6", "7.7.7.7"),
          1L,
          "v1");

  @Test
  void findingsOfFormat1AreRead() throws IOException {
    TypeSerializer<Finding> old = formatOne().restoreSerializer();

    assertThat(old.deserialize(new DataInputDeserializer(inFormatOne())))
        .isEqualTo(FINDING)
        .extracting(Finding::origin)
        .isSameAs(ProcessOrigin.UNKNOWN);
  }

  @Test
  void theyAreWrittenAgainInTheFormatOfToday() throws IOException {
    TypeSerializerSnapshot<Finding> today = FindingSerializer.INSTANCE.snapshotConfiguration();

    assertThat(today.resolveSchemaCompatibility(formatOne()).isCompatibleAfterMigration()).isTrue();
    assertThat(formatOne().resolveSchemaCompatibility(today).isIncompatible())
        .as("an older release can't go on with state of today's")
        .isTrue();
  }

  /** A backend that has not touched its state writes it by the serializer that it restored. */
  @Test
  void whatIsNeverTouchedStaysInFormat1() throws IOException {
    TypeSerializer<Finding> old = formatOne().restoreSerializer();
    DataOutputSerializer out = new DataOutputSerializer(64);
    old.serialize(old.copy(old.deserialize(new DataInputDeserializer(inFormatOne()))), out);

    assertThat(out.getCopyOfBuffer()).isEqualTo(inFormatOne());
    TypeSerializerSnapshot<Finding> again = reopened(old.snapshotConfiguration());
    assertThat(again.getCurrentVersion()).isEqualTo(1);
    assertThat(again.restoreSerializer()).isEqualTo(old);
    assertThat(old).isNotEqualTo(FindingSerializer.INSTANCE);
  }

  /** What version 0.1 of the product wrote, spelled out. */
  private static byte[] inFormatOne() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    Fields.writeText("00ff", out);
    Fields.writeText("HIGH_VOLUME", out);
    out.writeLong(638_501_545_230_259_186L);
    Fields.writeText("pc-1", out);
    Fields.writeText(null, out);
    Fields.writeText(null, out);
    Fields.writeText("6.6.6.6", out);
    Fields.writeNumber(53L, out);
    Fields.writeText("tool.exe", out);
    for (int i = 0; i < 4; i++) {
      Fields.writeText(null, out);
    }
    Fields.writeNumber(210L, out);
    Fields.writeNumber(1L, out);
    Fields.writeTexts(List.of("6.6.6.6", "7.7.7.7"), out);
    Fields.writeNumber(1L, out);
    Fields.writeText("v1", out);
    return out.getCopyOfBuffer();
  }

  /** The snapshot as a savepoint of then has it: the class's name and the version. */
  private TypeSerializerSnapshot<Finding> formatOne() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeUTF("io.roguedns.detection.types.FindingSerializer$Snapshot");
    out.writeInt(1);
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
  }

  private TypeSerializerSnapshot<Finding> reopened(TypeSerializerSnapshot<Finding> snapshot)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
  }
}
