package io.roguedns.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.AlertType;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.detection.signal.Signals;
import io.roguedns.detection.testing.EvidenceBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

class OpenAlertSerializerProperties {
  private static final OpenAlertSerializer SERIALIZER = OpenAlertSerializer.INSTANCE;

  /** What was added to an alert. */
  record Added(AlertType pattern, Evidence evidence, Set<Factor> factors) {}

  private static OpenAlert alert(List<Added> all, boolean told) {
    OpenAlert alert = new OpenAlert("id", "pc1");
    for (Added added : all) {
      alert.match(added.pattern);
      alert.add(added.evidence, added.factors, DeviceNetworks.View.NOTHING, Map.of(), 7);
    }
    if (told && !all.isEmpty()) {
      alert.tell(9, false, new Summaries(Signals.ALL));
    }
    return alert;
  }

  @Property(tries = 200)
  void comesBackAsItWas(@ForAll("all") List<Added> all, @ForAll boolean told) throws IOException {
    OpenAlert alert = alert(all, told);
    DataOutputSerializer out = new DataOutputSerializer(64);
    SERIALIZER.serialize(alert, out);
    int length = out.length();
    SERIALIZER.serialize(alert, out);
    DataOutputSerializer copied = new DataOutputSerializer(64);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    SERIALIZER.copy(in, copied);

    assertThat(SERIALIZER.deserialize(in)).usingRecursiveComparison().isEqualTo(alert);
    assertThat(in.available()).isZero();
    assertThat(copied.getCopyOfBuffer()).hasSize(length);
    assertThat(SERIALIZER.copy(alert)).usingRecursiveComparison().isEqualTo(alert);
  }

  @Property(tries = 50)
  void whatIsDoneToACopyIsNotDoneToTheAlert(@ForAll("all") List<Added> all) {
    OpenAlert alert = alert(all, false);
    OpenAlert copy = SERIALIZER.copy(alert);
    copy.match(CorrelationRules.ROGUE_RESOLVER_CAMPAIGN);
    copy.add(
        EvidenceBuilder.use().resolver("other").process("a.exe").minute(999).findings(9).build(),
        Set.of(Factor.CLOUD_RESOLVER),
        DeviceNetworks.View.NOTHING,
        Map.of(),
        99);

    assertThat(SERIALIZER.isImmutableType()).isFalse();
    assertThat(alert).usingRecursiveComparison().isEqualTo(alert(all, false));
  }

  @Example
  void savepointIsOpenedWithTheSerializerThatWroteIt() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, SERIALIZER.snapshotConfiguration());
    TypeSerializerSnapshot<OpenAlert> read =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

    assertThat(read.restoreSerializer()).isEqualTo(SERIALIZER);
  }

  @Provide
  Arbitrary<List<Added>> all() {
    Arbitrary<Evidence> evidence =
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                Arbitraries.strings().ofMaxLength(5).list().ofSize(5),
                Arbitraries.integers().between(0, 100))
            .as(
                (type, texts, minute) ->
                    (switch (type) {
                          case 0 -> EvidenceBuilder.use();
                          case 1 -> EvidenceBuilder.change();
                          case 2 -> EvidenceBuilder.names("d" + texts.get(4) + ".com");
                          default -> EvidenceBuilder.volume(minute);
                        })
                        .process(texts.get(0))
                        .account(texts.get(1))
                        .commandLine(texts.get(2))
                        .resolver("r" + texts.get(3))
                        .device("d" + texts.get(4))
                        .minute(minute)
                        .devices(minute)
                        .build());
    return Combinators.combine(
            Arbitraries.of(AlertCatalog.ALL),
            evidence,
            Arbitraries.of(Factor.class).set().ofMaxSize(4))
        .as(Added::new)
        .list()
        .ofMaxSize(6);
  }
}
