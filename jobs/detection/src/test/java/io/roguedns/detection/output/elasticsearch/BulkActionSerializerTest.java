package io.roguedns.detection.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.event.RejectedRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class BulkActionSerializerTest {
  private static final BulkAction INDEX =
      new BulkAction("índex", "id", 2, "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.UTF_8));
  private static final BulkAction DELETE = new BulkAction("i", "other", 3, null);

  private final BulkActionSerializer serializer = new BulkActionSerializer();

  @Test
  void whatIsUnsentIsReadBack() throws IOException {
    BufferedRequestState<BulkAction> state =
        new BufferedRequestState<>(
            List.of(
                new RequestEntryWrapper<>(INDEX, INDEX.size()),
                new RequestEntryWrapper<>(DELETE, DELETE.size())));

    BufferedRequestState<BulkAction> read =
        serializer.deserialize(serializer.getVersion(), serializer.serialize(state));

    assertThat(read.getBufferedRequestEntries())
        .extracting(RequestEntryWrapper::getRequestEntry)
        .containsExactly(INDEX, DELETE);
    assertThat(read.getStateSize()).isEqualTo(INDEX.size() + DELETE.size());
  }

  @Test
  void anotherVersionIsNotGuessedAt() throws IOException {
    byte[] bytes = serializer.serialize(BufferedRequestState.emptyState());

    assertThatThrownBy(() -> serializer.deserialize(2, bytes)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new RefusedSerializer().deserialize(2, bytes))
        .isInstanceOf(IOException.class);
  }

  @Test
  void whatIsRefusedIsReadBack() throws IOException {
    RefusedSerializer refused = new RefusedSerializer();
    RejectedRow row = INDEX.refused("400 no");

    RejectedRow read = refused.deserialize(refused.getVersion(), refused.serialize(row));

    assertThat(read).usingRecursiveComparison().isEqualTo(row);
    assertThat(read.raw()).isEqualTo(INDEX.source());
    assertThat(DELETE.refused("no").raw()).asString().isEqualTo("delete other");
  }
}
