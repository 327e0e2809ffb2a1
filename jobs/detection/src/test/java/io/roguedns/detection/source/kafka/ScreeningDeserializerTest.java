package io.roguedns.detection.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Table;
import io.roguedns.format.DeviceNames;
import io.roguedns.format.ReadPlan;
import io.roguedns.input.InputFormat;
import io.roguedns.input.InputSpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ScreeningDeserializerTest {
  private static final ReadPlan PLAN =
      new ReadPlan(
          new ReadPlan.Network(
              Set.of(53, 853),
              EnumSet.noneOf(ReadPlan.NetworkColumn.class),
              EnumSet.noneOf(ReadPlan.NetworkColumn.class),
              null,
              Set.of()),
          new ReadPlan.Registry(List.of("tcpip\\parameters", "dnscache\\parameters\\")),
          ReadPlan.TimeRange.ALL);

  private static final byte[] DNS = bytes("{\"RemotePort\":53,\"RemoteIP\":\"192.0.2.1\"}");
  private static final byte[] WEB = bytes("{\"RemotePort\":443,\"RemoteIP\":\"192.0.2.1\"}");
  private static final byte[] KEY =
      bytes("{\"RegistryKey\":\"HKLM\\\\x\\\\Tcpip\\\\Parameters\",\"RegistryValueName\":\"x\"}");
  private static final byte[] OTHER_KEY =
      bytes("{\"RegistryKey\":\"HKLM\\\\SOFTWARE\",\"RegistryValueName\":\"x\"}");

  @Test
  void needlessRowsBecomeMarksOfTheirTable() {
    ScreeningDeserializer deserializer = deserializer(0);

    assertThat(dropped(deserializer, "DeviceNetworkEvents", WEB))
        .contains(Optional.of(Table.DEVICE_NETWORK_EVENTS));
    assertThat(dropped(deserializer, "registry", OTHER_KEY))
        .contains(Optional.of(Table.DEVICE_REGISTRY_EVENTS));
    assertThat(
            dropped(
                deserializer,
                "hub",
                bytes("{\"category\":\"AdvancedHunting-DeviceEvents\",\"properties\":{}}")))
        .contains(Optional.empty());
  }

  @Test
  void otherRowsStayAsTheyAre() {
    ScreeningDeserializer deserializer = deserializer(0);

    for (byte[] value :
        List.of(DNS, bytes("{\"records\":[]}"), bytes("no object"), new byte[0], bytes("{"))) {
      assertThat(deserializer.deserialize("DeviceNetworkEvents", value)).isEqualTo(value);
      assertThat(dropped(deserializer, "DeviceNetworkEvents", value)).isEmpty();
    }
    assertThat(deserializer.deserialize("registry", KEY)).isEqualTo(KEY);
    assertThat(deserializer.deserialize("registry", (byte[]) null)).isNull();
    assertThat(deserializer.deserialize("registry", new RecordHeaders(), (ByteBuffer) null))
        .isNull();
  }

  @Test
  void rowsOfOtherSourcesAreNeverDropped() {
    for (String value :
        List.of(
            "{\"winlog\":{\"event_id\":3,\"channel\":\"Microsoft-Windows-Sysmon/Operational\"}}",
            "{\"event\":{\"category\":[\"network\"],\"code\":\"3\",\"module\":\"sysmon\"}}",
            "{\"EventID\":13,\"UtcTime\":\"2026-03-10"
                + " 09:00:00.000\",\"TargetObject\":\"HKLM\\\\x\"}",
            "{\"ts\":1,\"id.orig_h\":\"10.0.0.1\",\"id.resp_p\":443,\"conn_state\":\"SF\"}",
            "<Event><System><EventID>3</EventID></System></Event>",
            "#path\tconn\n#fields\tts\n1")) {
      for (InputFormat format : InputFormat.values()) {
        InputSpec spec = new InputSpec(PLAN, format, DeviceNames.NONE);
        assertThat(dropped(deserializer(spec, 0), "events", bytes(value)))
            .as("%s under %s", value, format)
            .isEmpty();
      }
    }
    for (InputFormat format : List.of(InputFormat.SYSMON, InputFormat.ZEEK)) {
      InputSpec spec = new InputSpec(PLAN, format, DeviceNames.NONE);
      assertThat(dropped(deserializer(spec, 0), "DeviceNetworkEvents", WEB)).isEmpty();
    }
  }

  @Test
  void networkInfoIsKeptIfItIsNeeded() {
    byte[] info = bytes("{\"NetworkAdapterName\":\"{1}\",\"DnsAddresses\":\"[]\"}");
    ReadPlan needed = new ReadPlan(PLAN.network(), PLAN.registry(), true, PLAN.range());

    assertThat(dropped(deserializer(0), "DeviceNetworkInfo", info))
        .contains(Optional.of(Table.DEVICE_NETWORK_INFO));
    assertThat(dropped(deserializer(needed, 0), "DeviceNetworkInfo", info)).isEmpty();
    assertThat(dropped(deserializer(needed, 0), "DeviceNetworkEvents", WEB)).isPresent();
  }

  @Test
  void aRowIsReadWhereItStandsInTheClientsBuffer() {
    ScreeningDeserializer deserializer = deserializer(0);
    ByteBuffer heap = ByteBuffer.allocate(500);
    heap.position(100);
    ByteBuffer sliced = heap.slice();
    sliced.position(7);
    sliced.put(DNS).flip().position(7);
    ByteBuffer direct = ByteBuffer.allocateDirect(DNS.length).put(DNS).flip();

    for (ByteBuffer buffer : List.of(sliced, direct)) {
      assertThat(deserializer.deserialize("DeviceNetworkEvents", new RecordHeaders(), buffer))
          .isEqualTo(DNS);
    }
    byte[] mark =
        deserializer.deserialize(
            "DeviceNetworkEvents",
            new RecordHeaders(),
            ByteBuffer.allocateDirect(WEB.length).put(WEB).flip());
    assertThat(ScreeningDeserializer.droppedTable(mark)).isPresent();
  }

  @Test
  void nowAndThenOneIsLetThrough() {
    ScreeningDeserializer deserializer = deserializer(10);
    int whole = 0;
    for (int i = 0; i < 1_000; i++) {
      whole += dropped(deserializer, "DeviceNetworkEvents", WEB).isEmpty() ? 1 : 0;
    }
    assertThat(whole).isEqualTo(100);
  }

  private static Optional<Optional<Table>> dropped(
      ScreeningDeserializer deserializer, String topic, byte[] value) {
    return ScreeningDeserializer.droppedTable(deserializer.deserialize(topic, value));
  }

  private static ScreeningDeserializer deserializer(long letThrough) {
    return deserializer(PLAN, letThrough);
  }

  private static ScreeningDeserializer deserializer(ReadPlan plan, long letThrough) {
    return deserializer(new InputSpec(plan, InputFormat.AUTO, DeviceNames.NONE), letThrough);
  }

  private static ScreeningDeserializer deserializer(InputSpec spec, long letThrough) {
    Properties consumer = new Properties();
    ScreeningDeserializer.configure(
        consumer, spec, Map.of("registry", Table.DEVICE_REGISTRY_EVENTS), letThrough);
    Map<String, Object> configuration = new HashMap<>();
    consumer.stringPropertyNames().forEach(n -> configuration.put(n, consumer.getProperty(n)));
    ScreeningDeserializer deserializer = new ScreeningDeserializer();
    deserializer.configure(configuration, false);
    return deserializer;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
