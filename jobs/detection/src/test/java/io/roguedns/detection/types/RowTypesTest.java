package io.roguedns.detection.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowTypesTest {
  static Stream<TypeInformation<?>> types() {
    return Stream.of(
        RowTypes.ROW_BLOCK,
        RowTypes.NETWORK_EVENT,
        RowTypes.REGISTRY_EVENT,
        RowTypes.NETWORK_INFO,
        RowTypes.REJECTED_ROW,
        RowTypes.FINDING,
        RowTypes.LATE_ROW,
        RowTypes.EVIDENCE,
        RowTypes.CLUE,
        RowTypes.QUERY_COUNT,
        RowTypes.ALERT);
  }

  @ParameterizedTest
  @MethodSource("types")
  void typeIsShippedWithTheJob(TypeInformation<?> type) throws Exception {
    TypeInformation<?> shipped = InstantiationUtil.clone(type);

    assertThat(shipped).isEqualTo(type).hasSameHashCodeAs(type);
    assertThat(shipped.createSerializer(new SerializerConfigImpl())).isEqualTo(serializer(type));
  }

  @ParameterizedTest
  @MethodSource("types")
  <T> void savepointIsOpenedWithTheSerializerThatWroteIt(TypeInformation<T> type)
      throws IOException {
    TypeSerializer<T> serializer = serializer(type);

    TypeSerializerSnapshot<T> restored = reopened(serializer.snapshotConfiguration());

    assertThat(restored.restoreSerializer()).isEqualTo(serializer);
    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(restored)
                .isCompatibleAsIs())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("types")
  void savepointOfALaterFormatIsRefused(TypeInformation<?> type) {
    TypeSerializerSnapshot<?> snapshot = serializer(type).snapshotConfiguration();

    assertThatThrownBy(
            () ->
                snapshot.readSnapshot(
                    snapshot.getCurrentVersion() + 1,
                    new DataInputDeserializer(),
                    getClass().getClassLoader()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("format " + (snapshot.getCurrentVersion() + 1));
  }

  @ParameterizedTest
  @MethodSource("types")
  <T> void rowsAreHandedOnWithoutACopy(TypeInformation<T> type) {
    TypeSerializer<T> serializer = serializer(type);
    T row = serializer.createInstance();

    assertThat(serializer.copy(row)).isSameAs(row);
    assertThat(serializer.isImmutableType()).isTrue();
  }

  private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
    return type.createSerializer(new SerializerConfigImpl());
  }

  private <T> TypeSerializerSnapshot<T> reopened(TypeSerializerSnapshot<T> snapshot)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
  }
}
