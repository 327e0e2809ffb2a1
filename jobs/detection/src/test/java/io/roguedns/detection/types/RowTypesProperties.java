package io.roguedns.detection.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.detection.testing.Alerts;
import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.DnsQuery;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.Table;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.NameFigures;
import io.roguedns.finding.QueryCount;
import io.roguedns.format.RowBlock;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

class RowTypesProperties {
  @Property(tries = 300)
  void findingComesBackAsItWas(@ForAll("findings") Finding finding) throws IOException {
    assertThat(sent(RowTypes.FINDING, finding)).isEqualTo(finding);
  }

  @Property(tries = 300)
  void alertComesBackAsItWas(@ForAll("alerts") Alert alert) throws IOException {
    assertThat(sent(RowTypes.ALERT, alert)).isEqualTo(alert);
  }

  @Property(tries = 200)
  void networkEventComesBackAsItWas(@ForAll("networkEvents") NetworkEvent event)
      throws IOException {
    assertThat(sent(RowTypes.NETWORK_EVENT, event)).isEqualTo(event);
  }

  @Property(tries = 200)
  void registryEventComesBackAsItWas(@ForAll("registryEvents") RegistryEvent event)
      throws IOException {
    assertThat(sent(RowTypes.REGISTRY_EVENT, event)).isEqualTo(event);
  }

  @Property(tries = 200)
  void networkInfoComesBackAsItWas(@ForAll("networkInfos") NetworkInfo info) throws IOException {
    assertThat(sent(RowTypes.NETWORK_INFO, info)).isEqualTo(info);
  }

  @Property(tries = 200)
  void rejectedRowComesBackAsItWas(@ForAll("rejectedRows") RejectedRow row) throws IOException {
    assertThat(sent(RowTypes.REJECTED_ROW, row)).usingRecursiveComparison().isEqualTo(row);
  }

  @Property(tries = 200)
  void queryCountComesBackAsItWas(@ForAll("queryCounts") QueryCount count) throws IOException {
    assertThat(sent(RowTypes.QUERY_COUNT, count)).isEqualTo(count);
  }

  /** Text is written in one way or another by its length and its letters. */
  @Property(tries = 300)
  void textComesBackAsItWas(
      @ForAll @StringLength(max = 600) String any,
      @ForAll @CharRange(to = 0x7f) @StringLength(max = 600) String ascii)
      throws IOException {
    for (String text : new String[] {any, ascii, null}) {
      DataOutputSerializer out = new DataOutputSerializer(64);
      Fields.writeText(text, out);
      assertThat(Fields.readText(new DataInputDeserializer(out.getCopyOfBuffer()))).isEqualTo(text);
    }
  }

  private static final DnsQuery QUERY =
      new DnsQuery(
          7,
          "device",
          "process",
          "account",
          "192.0.2.1",
          "a\u0000.\uD83D\uDE00.example",
          "TXT",
          "NOERROR",
          List.of("", "answer"),
          ProcessOrigin.of("folder", "", ""));

  @Property(tries = 100)
  void rowBlockComesBackAsItWas(
      @ForAll("networkEventLists") List<NetworkEvent> network,
      @ForAll("registryEventLists") List<RegistryEvent> registry,
      @ForAll("networkInfoLists") List<NetworkInfo> networkInfo,
      @ForAll("rejectedRowLists") List<RejectedRow> rejected,
      @ForAll long bytes)
      throws IOException {
    RowBlock block = new RowBlock();
    network.forEach(block::add);
    registry.forEach(block::add);
    networkInfo.forEach(block::add);
    block.ask(QUERY);
    block.add(QUERY, Table.DEVICE_NETWORK_EVENTS);
    rejected.forEach(row -> block.reject(row, Table.DEVICE_NETWORK_INFO));
    block.countIrrelevant(Table.DEVICE_NETWORK_EVENTS, 5);
    block.countIgnored(3);
    block.countBytes(bytes);

    assertThat(sent(RowTypes.ROW_BLOCK, block)).usingRecursiveComparison().isEqualTo(block);
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
  Arbitrary<Finding> findings() {
    Arbitrary<String> text = Arbitraries.strings().injectNull(0.2);
    Arbitrary<Long> number = Arbitraries.longs().injectNull(0.3);
    Arbitrary<List<String>> servers = text.list().ofMaxSize(4).injectNull(0.3);
    return Combinators.combine(
            Arbitraries.of(DetectionType.class),
            Arbitraries.longs(),
            text.list().ofSize(11),
            number.list().ofSize(5),
            servers,
            origins(),
            nameFigures().injectNull(0.5))
        .as(
            (type, time, texts, numbers, list, origin, names) ->
                new Finding(
                    texts.get(0),
                    type,
                    time,
                    texts.get(1),
                    texts.get(2),
                    texts.get(3),
                    texts.get(4),
                    numbers.get(0),
                    texts.get(5),
                    texts.get(6),
                    texts.get(7),
                    texts.get(8),
                    texts.get(9),
                    numbers.get(1),
                    numbers.get(2),
                    list,
                    numbers.get(3),
                    texts.get(10),
                    origin,
                    numbers.get(4),
                    names));
  }

  private static Arbitrary<NameFigures> nameFigures() {
    return Combinators.combine(
            Arbitraries.strings(),
            Arbitraries.of(NameFigures.Basis.class),
            Arbitraries.longs().list().ofSize(9),
            Arbitraries.strings().list().ofMaxSize(5),
            Arbitraries.strings().injectNull(0.5),
            Arbitraries.of(true, false))
        .as(
            (domain, basis, numbers, sample, entry, own) ->
                new NameFigures(
                    domain,
                    basis,
                    numbers.get(0),
                    numbers.get(1),
                    numbers.get(2),
                    numbers.get(3),
                    numbers.get(4),
                    numbers.get(5),
                    numbers.get(6),
                    numbers.get(7),
                    numbers.get(8),
                    sample,
                    entry,
                    own));
  }

  private static Arbitrary<ProcessOrigin> origins() {
    Arbitrary<String> text = Arbitraries.strings().injectDuplicates(0.2);
    return Combinators.combine(text, text, text)
        .as(ProcessOrigin::new)
        .edgeCases(edges -> edges.add(ProcessOrigin.UNKNOWN));
  }

  @Provide
  Arbitrary<Alert> alerts() {
    return Alerts.any();
  }

  @Provide
  Arbitrary<NetworkEvent> networkEvents() {
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.integers(),
            Arbitraries.integers(),
            Arbitraries.longs(),
            Arbitraries.strings().list().ofSize(9),
            origins())
        .as(
            (time, remotePort, localPort, report, texts, origin) ->
                new NetworkEvent(
                    time,
                    texts.get(0),
                    texts.get(1),
                    texts.get(2),
                    remotePort,
                    texts.get(3),
                    localPort,
                    texts.get(4),
                    texts.get(5),
                    texts.get(6),
                    texts.get(7),
                    texts.get(8),
                    report,
                    origin));
  }

  @Provide
  Arbitrary<QueryCount> queryCounts() {
    return Combinators.combine(
            Arbitraries.longs().list().ofSize(6), Arbitraries.strings().list().ofSize(3))
        .as(
            (numbers, texts) ->
                new QueryCount(
                    numbers.get(0),
                    numbers.get(1),
                    texts.get(0),
                    texts.get(1),
                    numbers.get(2),
                    numbers.get(3),
                    numbers.get(4),
                    numbers.get(5),
                    texts.get(2)));
  }

  @Provide
  Arbitrary<List<NetworkEvent>> networkEventLists() {
    return networkEvents().list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<RegistryEvent> registryEvents() {
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.longs(),
            Arbitraries.strings().list().ofSize(7),
            origins())
        .as(
            (time, report, texts, origin) ->
                new RegistryEvent(
                    time,
                    texts.get(0),
                    texts.get(1),
                    texts.get(2),
                    texts.get(3),
                    texts.get(4),
                    texts.get(5),
                    texts.get(6),
                    report,
                    origin));
  }

  @Provide
  Arbitrary<NetworkInfo> networkInfos() {
    Arbitrary<List<String>> addresses = Arbitraries.strings().list().ofMaxSize(4);
    Arbitrary<List<ConnectedNetwork>> networks =
        Combinators.combine(Arbitraries.strings(), Arbitraries.strings())
            .as(ConnectedNetwork::new)
            .list()
            .ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.longs(),
            Arbitraries.strings().list().ofSize(7),
            networks,
            addresses.list().ofSize(3))
        .as(
            (time, report, texts, connected, lists) ->
                new NetworkInfo(
                    time,
                    texts.get(0),
                    texts.get(1),
                    texts.get(2),
                    texts.get(3),
                    texts.get(4),
                    texts.get(5),
                    texts.get(6),
                    connected,
                    lists.get(0),
                    lists.get(1),
                    lists.get(2),
                    report));
  }

  @Provide
  Arbitrary<List<NetworkInfo>> networkInfoLists() {
    return networkInfos().list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<RegistryEvent>> registryEventLists() {
    return registryEvents().list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<RejectedRow> rejectedRows() {
    return Combinators.combine(
            Arbitraries.strings(),
            Arbitraries.longs(),
            Arbitraries.of(RejectedRow.Reason.class),
            Arbitraries.strings(),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(300),
            Arbitraries.longs(),
            Arbitraries.longs())
        .as(RejectedRow::new);
  }

  @Provide
  Arbitrary<List<RejectedRow>> rejectedRowLists() {
    return rejectedRows().list().ofMaxSize(3);
  }
}
