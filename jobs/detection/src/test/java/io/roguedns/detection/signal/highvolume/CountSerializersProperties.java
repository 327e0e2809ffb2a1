package io.roguedns.detection.signal.highvolume;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.ProcessOrigin;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

class CountSerializersProperties {
  @Provide
  Arbitrary<List<PartialCount>> counts() {
    Arbitrary<String> text = Arbitraries.strings().ofMaxLength(6);
    Arbitrary<String> mostlyEmpty = Arbitraries.oneOf(Arbitraries.just(""), text);
    Arbitrary<List<String>> texts = text.list().ofMaxSize(3);
    Arbitrary<int[]> ints = Arbitraries.integers().array(int[].class).ofMaxSize(4);
    Arbitrary<long[]> longs = Arbitraries.longs().array(long[].class).ofMaxSize(4);
    return Combinators.combine(text, mostlyEmpty, mostlyEmpty, ints, texts, longs, longs)
        .as(
            (device, process, exemption, servers, others, flows, inspected) ->
                new PartialCount(
                    device,
                    flows.length == 0 ? -1 : flows[0],
                    device + "group",
                    process.isEmpty() ? device + "group" : process,
                    ProcessOrigin.of(exemption, process, ""),
                    exemption,
                    servers.length * 1_000_000_007L,
                    servers,
                    others,
                    flows,
                    new int[flows.length],
                    inspected,
                    new int[inspected.length],
                    inspected.length == 0 ? List.of() : others))
        .list()
        .ofMaxSize(8);
  }

  @Property(tries = 300)
  void batchComesBackAsItWas(@ForAll("counts") List<PartialCount> counts) throws IOException {
    CountBatch batch = new CountBatch(Long.MIN_VALUE, -7, 3, "0123456789ab", counts);

    assertThat(sent(CountBatchSerializer.INSTANCE, batch))
        .usingRecursiveComparison()
        .isEqualTo(batch);
  }

  @Property(tries = 300)
  void sumsComeBackAsTheyWere(@ForAll("counts") List<PartialCount> counts) throws IOException {
    BinCounts sums = new BinCounts(7);
    sums.judgedBy(3, "0123456789ab");
    counts.forEach(sums::add);

    assertThat(sent(BinCountsSerializer.INSTANCE, sums)).usingRecursiveComparison().isEqualTo(sums);
  }

  @Example
  void copyOfSumsIsACopy() {
    PartialCount count = PartialCountSerializer.INSTANCE.createInstance();
    BinCounts sums = new BinCounts(7);
    BinCounts copy = BinCountsSerializer.INSTANCE.copy(sums);

    sums.add(count);

    assertThat(copy.counts()).isEmpty();
    assertThat(BinCountsSerializer.INSTANCE.isImmutableType()).isFalse();
  }

  private static <T> T sent(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    T received = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    return received;
  }
}
