package io.roguedns.detection.signal.tunnelbyname;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.Ticks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

class AskedNamesProperties {
  private static final AskedNames.Key KEY =
      new AskedNames.Key(Scope.DOMAIN, "pc1", "evil.com", "", Asking.NOON);

  @Property(tries = 100)
  void partsOfAWindowAddUpInAnyOrder(
      @ForAll @IntRange(min = 1, max = 400) int count,
      @ForAll @IntRange(min = 1, max = 4) int parts,
      @ForAll Random dice)
      throws IOException {
    List<AskedName> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      queries.add(random(dice));
    }
    AskedNames whole = new AskedNames(KEY);
    queries.forEach(whole::add);
    Collections.shuffle(queries, dice);
    List<AskedNames> pieces = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      pieces.add(new AskedNames(KEY));
    }
    queries.forEach(query -> pieces.get(dice.nextInt(parts)).add(query));
    Collections.shuffle(pieces, dice);
    AskedNames sum =
        pieces.stream().map(AskedNamesProperties::sent).reduce(AskedNames::plus).orElseThrow();

    assertThat(figures(sum)).isEqualTo(figures(whole));
  }

  @Property(tries = 20)
  void aSumLeavesItsPartsAlone(@ForAll Random dice) throws IOException {
    AskedNames one = new AskedNames(KEY);
    AskedNames other = new AskedNames(KEY);
    for (int i = 0; i < 200; i++) {
      one.add(random(dice));
      other.add(random(dice));
    }
    byte[] before = bytes(one);
    byte[] otherBefore = bytes(other);

    one.plus(other);

    assertThat(bytes(one)).isEqualTo(before);
    assertThat(bytes(other)).isEqualTo(otherBefore);
  }

  private static AskedName random(Random dice) {
    return AskedName.of(
            new DnsQuery(
                Asking.NOON + dice.nextInt(3_600) * Ticks.PER_SECOND,
                "pc1",
                (dice.nextBoolean() ? "Tool" : "tool") + dice.nextInt(30) + ".exe",
                dice.nextBoolean() ? "eve" : "",
                "192.0.2." + dice.nextInt(30),
                Asking.payload(dice, 1 + dice.nextInt(2)) + ".evil.com",
                dice.nextBoolean() ? "TXT" : "A",
                "",
                List.of("x".repeat(dice.nextInt(9))),
                ProcessOrigin.of("folder" + dice.nextInt(2), "", "")))
        .allowedBy(
            new AskedName.Allowed(
                "", dice.nextBoolean() ? "" : "entry-" + dice.nextInt(3), dice.nextInt(3), "v"));
  }

  /** All that is told of it; the sketch's own bytes may say the same in several ways. */
  private static List<Object> figures(AskedNames names) {
    return List.of(
        names.names.names(),
        names.names.unusual(),
        names.names.distinct(),
        Arrays.toString(names.minutes.words()),
        names.resolvers,
        names.askers,
        List.of(names.queries, names.unusual, names.data, names.answerLength),
        String.valueOf(names.ordinaryEntry()),
        names.sequence,
        names.allowlistVersion);
  }

  private static byte[] bytes(AskedNames names) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    AskedNamesSerializer.INSTANCE.serialize(names, out);
    return out.getCopyOfBuffer();
  }

  /** As it is behind the shuffle. */
  private static AskedNames sent(AskedNames names) {
    try {
      DataInputDeserializer in = new DataInputDeserializer(bytes(names));
      AskedNames sent = AskedNamesSerializer.INSTANCE.deserialize(in);
      assertThat(in.available()).isZero();
      return sent;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
