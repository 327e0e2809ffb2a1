package io.roguedns.detection.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.DefaultAllowlists;
import io.roguedns.allowlist.EntryKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class AllowlistSerializersTest {
  @Test
  void aListComesBackAsItWas() throws IOException {
    List<AllowlistEntry> entries = new ArrayList<>(DefaultAllowlists.strict().entries());
    entries.add(
        AllowlistEntry.builder("range", EntryKind.AUTHORIZED_RESOLVER)
            .address("2001:db8::/48")
            .from(5)
            .until(7)
            .reason("büro")
            .owner("net")
            .signals(Set.of("high-volume"))
            .build());
    entries.add(
        AllowlistEntry.builder("exempt", EntryKind.EXEMPTION)
            .process("scan*.exe")
            .account("svc-?")
            .device("lab-*")
            .network("guest*")
            .address("192.0.2.0/24")
            .build());
    entries.add(
        AllowlistEntry.builder("cdn", EntryKind.ORDINARY_DOMAIN).domain("example.com").build());
    InForce list = new InForce("start", 12, Allowlist.of(entries));

    assertThat(sent(InForceSerializer.INSTANCE, list)).isEqualTo(list);
    Layers layers = new Layers("start", 12, entries, List.of(entries.get(0)));
    assertThat(sent(LayersSerializer.INSTANCE, layers)).isEqualTo(layers);
  }

  @Test
  void aMessageComesBackAsItWas() throws IOException {
    AllowlistMessage message = new AllowlistMessage("t-1", 1, 9, new byte[] {1}, null);

    assertThat(sent(AllowlistMessageSerializer.INSTANCE, message))
        .usingRecursiveComparison()
        .isEqualTo(message);
    assertThat(sent(AllowlistMessageSerializer.INSTANCE, AllowlistMessage.TICK).isTick()).isTrue();
  }

  private static <T> T sent(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    T read = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    return read;
  }
}
