package io.roguedns.detection.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertContext;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Severity;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** What alerts are made of comes back as it was sent. */
class AlertTypesProperties {
  @Property(tries = 300)
  void evidence(@ForAll("evidences") Evidence evidence) throws IOException {
    assertThat(sent(RowTypes.EVIDENCE, evidence)).isEqualTo(evidence);
  }

  @Property(tries = 100)
  void clue(@ForAll("clues") Clue clue) throws IOException {
    assertThat(sent(RowTypes.CLUE, clue)).isEqualTo(clue);
  }

  @Property(tries = 300)
  void alert(@ForAll("alerts") Alert alert) throws IOException {
    assertThat(sent(RowTypes.ALERT, alert)).isEqualTo(alert);
  }

  /** What arrives after a row was written twice, so that a read beyond its end would show. */
  private static <T> T sent(TypeInformation<T> type, T row) throws IOException {
    TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(row, out);
    int length = out.length();
    serializer.serialize(row, out);
    DataOutputSerializer copied = new DataOutputSerializer(64);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    serializer.copy(in, copied);
    T last = serializer.deserialize(in);

    assertThat(in.available()).isZero();
    assertThat(copied.getCopyOfBuffer()).hasSize(length);
    return last;
  }

  @Provide
  Arbitrary<Evidence> evidences() {
    return Combinators.combine(
            Arbitraries.of(DetectionType.class),
            Arbitraries.strings().list().ofSize(10),
            Arbitraries.longs().list().ofSize(7),
            Arbitraries.strings().list().ofMaxSize(3),
            Arbitraries.integers(),
            Arbitraries.of(true, false),
            Arbitraries.of(Factor.class).set().ofMaxSize(3))
        .as(
            (type, texts, numbers, ids, devices, news, marks) ->
                new Evidence(
                    type,
                    texts.get(0),
                    texts.get(1),
                    texts.get(2),
                    texts.get(3),
                    ProcessOrigin.of(texts.get(4), texts.get(5), texts.get(6)),
                    texts.get(7),
                    texts.get(8),
                    numbers.get(0),
                    numbers.get(1),
                    numbers.get(2),
                    ids,
                    numbers.get(3),
                    numbers.get(4),
                    devices,
                    news,
                    texts.get(9),
                    numbers.get(5),
                    numbers.get(6),
                    marks));
  }

  @Provide
  Arbitrary<Clue> clues() {
    return Combinators.combine(
            Arbitraries.of(AlertCatalog.ALL).injectNull(0.3),
            evidences().list().ofMinSize(1).ofMaxSize(3))
        .as(Clue::new);
  }

  @Provide
  Arbitrary<Alert> alerts() {
    Arbitrary<List<String>> texts = Arbitraries.strings().list().ofMaxSize(3);
    Arbitrary<AlertContext> contexts =
        Combinators.combine(
                Arbitraries.of(AlertCatalog.ALL).list().uniqueElements(),
                Arbitraries.of(Factor.class).list().uniqueElements(),
                texts.list().ofSize(8),
                Arbitraries.integers(),
                Arbitraries.longs().list().ofSize(3))
            .as(
                (patterns, factors, lists, devices, numbers) ->
                    new AlertContext(
                        patterns,
                        factors,
                        lists.get(0),
                        lists.get(1),
                        lists.get(2),
                        lists.get(3),
                        lists.get(4),
                        devices,
                        lists.get(5),
                        lists.get(6),
                        numbers.get(0),
                        lists.get(7),
                        numbers.get(1),
                        numbers.get(2)));
    return Combinators.combine(
            Arbitraries.of(AlertCatalog.ALL),
            Arbitraries.of(Severity.class),
            Arbitraries.integers(),
            Arbitraries.strings().injectNull(0.2).list().ofSize(6),
            Arbitraries.longs().list().ofSize(4),
            texts,
            contexts,
            Arbitraries.of(true, false))
        .as(
            (type, severity, score, names, numbers, ids, context, closed) ->
                new Alert(
                    names.get(0),
                    type,
                    severity,
                    score,
                    names.get(1),
                    names.get(2),
                    names.get(3),
                    names.get(4),
                    numbers.get(0),
                    numbers.get(1),
                    numbers.get(2),
                    ids,
                    context,
                    names.get(5),
                    numbers.get(3),
                    closed));
  }
}
