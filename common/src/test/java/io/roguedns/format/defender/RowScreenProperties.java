package io.roguedns.format.defender;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Table;
import io.roguedns.format.RowBlock;
import io.roguedns.json.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the screen drops, parsing would find unneeded too, and of the same table. */
class RowScreenProperties {
  private static int dropped;

  @Property(tries = 20_000)
  void whatIsDroppedIsUnneeded(@ForAll long seed) throws IOException {
    Spelling spelling = new Spelling(seed);
    Table topic = spelling.random().nextBoolean() ? Table.DEVICE_NETWORK_EVENTS : null;
    byte[] row = (" " + spelling.input() + "\n").getBytes(StandardCharsets.UTF_8);
    RowScreen screen = new RowScreen(Decoding.PLAN);
    if (!screen.isUnneeded(row, 0, row.length, topic)) {
      return;
    }
    dropped++;
    RowBlock parsed = new RowBlock();
    new ReferenceDecoder(Decoding.PLAN, topic, parsed).decode(row);
    assertThat(parsed.rowsRead()).isEqualTo(1);
    assertThat(parsed.relevant()).isZero();
    assertThat(parsed.rejected()).isEmpty();
    if (screen.table() == null) {
      assertThat(parsed.ignored()).isEqualTo(1);
    } else {
      assertThat(parsed.rows(screen.table())).isEqualTo(1);
    }
  }

  @net.jqwik.api.lifecycle.AfterContainer
  static void someWereDropped() {
    assertThat(dropped).isGreaterThan(500);
  }
}
