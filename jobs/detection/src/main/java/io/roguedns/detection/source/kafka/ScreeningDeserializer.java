package io.roguedns.detection.source.kafka;

import io.roguedns.event.Table;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.defender.RowScreen;
import io.roguedns.input.InputFormat;
import io.roguedns.input.InputSpec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Kafka's own deserializer of values, which sees them in the client's buffer: a row that no signal
 * needs becomes a {@linkplain #droppedTable mark}, and only what is left is copied, compressed if
 * it is {@linkplain PolledValues too much}. Only rows of Defender are dropped. Now and then one is
 * let through although no signal needs it, so that event time moves on.
 */
public final class ScreeningDeserializer implements Deserializer<byte[]> {
  private static final String PORTS = "roguedns.screen.ports";
  private static final String FRAGMENTS = "roguedns.screen.key-fragments";
  private static final String NETWORK_INFO = "roguedns.screen.network-info";
  private static final String TABLES = "roguedns.screen.tables";
  private static final String FORMAT = "roguedns.screen.format";
  private static final String LET_THROUGH = "roguedns.screen.let-through";

  /** Stand for rows that were dropped, by their identity: of each table, and of unknown ones. */
  private static final byte[][] MARKS =
      Stream.generate(() -> new byte[0]).limit(Table.values().length + 1L).toArray(byte[][]::new);

  private final PolledValues values = PolledValues.ofHeap();
  private RowScreen screen;
  private TopicTables tables;
  private boolean screens;
  private long letThrough;
  private long dropped;

  /**
   * Sets a consumer up to use this.
   *
   * @param tables the tables of topics whose name doesn't say it
   * @param letThrough of so many rows to drop one is let through; 0 for none
   */
  static void configure(
      Properties consumer, InputSpec spec, Map<String, Table> tables, long letThrough) {
    ReadPlan plan = spec.plan();
    consumer.setProperty("value.deserializer", ScreeningDeserializer.class.getName());
    if (plan.network() != null) {
      consumer.setProperty(
          PORTS,
          plan.network().ports().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    if (plan.registry() != null) {
      consumer.setProperty(FRAGMENTS, String.join("|", plan.registry().keyFragments()));
    }
    consumer.setProperty(NETWORK_INFO, Boolean.toString(plan.networkInfo()));
    consumer.setProperty(
        TABLES,
        tables.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().name())
            .collect(Collectors.joining(",")));
    consumer.setProperty(FORMAT, spec.format().name());
    consumer.setProperty(LET_THROUGH, Long.toString(letThrough));
    if (letThrough > 0) {
      // Bounded input ends at an offset within what is polled, up to which rows are counted.
      consumer.merge(
          ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
          DroppedRows.class.getName(),
          (before, added) -> before + "," + added);
    }
  }

  /**
   * Whether the value is the mark of a row that was dropped.
   *
   * @return empty for any other value; else the table, or empty within if it isn't known
   */
  static Optional<Optional<Table>> droppedTable(byte[] value) {
    int mark = mark(value);
    return mark < 0 ? Optional.empty() : Optional.of(tableOf(mark));
  }

  /** The number of the mark that a value is, or -1 if it is none. */
  static int mark(byte[] value) {
    if (value != null && value.length == 0) {
      for (int mark = 0; mark < MARKS.length; mark++) {
        if (value == MARKS[mark]) {
          return mark;
        }
      }
    }
    return -1;
  }

  /** The table of a mark; empty if it isn't known. */
  static Optional<Table> tableOf(int mark) {
    return mark < Table.values().length ? Optional.of(Table.values()[mark]) : Optional.empty();
  }

  @Override
  public void configure(Map<String, ?> configuration, boolean isKey) {
    String ports = (String) configuration.get(PORTS);
    String fragments = (String) configuration.get(FRAGMENTS);
    screen =
        new RowScreen(
            new ReadPlan(
                ports == null ? null : network(ports),
                fragments == null ? null : new ReadPlan.Registry(split(fragments, "\\|")),
                Boolean.parseBoolean((String) configuration.get(NETWORK_INFO)),
                ReadPlan.TimeRange.ALL));
    Map<String, Table> given = new HashMap<>();
    for (String entry : split((String) configuration.get(TABLES), ",")) {
      int at = entry.indexOf('=');
      given.put(entry.substring(0, at), Table.valueOf(entry.substring(at + 1)));
    }
    tables = new TopicTables(given);
    screens =
        InputFormat.valueOf((String) configuration.get(FORMAT)).includes(InputFormat.DEFENDER);
    letThrough = Long.parseLong((String) configuration.get(LET_THROUGH));
  }

  private static ReadPlan.Network network(String ports) {
    return new ReadPlan.Network(
        split(ports, ",").stream().map(Integer::valueOf).collect(Collectors.toSet()),
        EnumSet.noneOf(ReadPlan.NetworkColumn.class),
        EnumSet.noneOf(ReadPlan.NetworkColumn.class),
        null,
        Set.of());
  }

  private static List<String> split(String text, String separator) {
    return text.isEmpty() ? List.of() : List.of(text.split(separator));
  }

  @Override
  public byte[] deserialize(String topic, byte[] data) {
    return data == null || !drops(topic, data, 0, data.length) ? data : mark();
  }

  @Override
  public byte[] deserialize(String topic, Headers headers, ByteBuffer data) {
    if (data == null) {
      return null;
    }
    if (!data.hasArray()) {
      byte[] copy = new byte[data.remaining()];
      data.get(copy);
      return drops(topic, copy, 0, copy.length) ? mark() : values.keep(headers, copy);
    }
    int from = data.arrayOffset() + data.position();
    return drops(topic, data.array(), from, data.remaining())
        ? mark()
        : values.keep(headers, Arrays.copyOfRange(data.array(), from, from + data.remaining()));
  }

  @Override
  public void close() {
    values.close();
  }

  private boolean drops(String topic, byte[] bytes, int offset, int length) {
    return screens
        && screen.isUnneeded(bytes, offset, length, tables.of(topic))
        && (letThrough == 0 || ++dropped % letThrough != 0);
  }

  private byte[] mark() {
    return MARKS[screen.table() == null ? Table.values().length : screen.table().ordinal()];
  }
}
