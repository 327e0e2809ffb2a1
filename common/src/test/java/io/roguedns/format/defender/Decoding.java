package io.roguedns.format.defender;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Table;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the decoder's tests have in common: a plan that needs everything, and ways to decode. */
final class Decoding {
  static final EnumSet<NetworkColumn> ALL_COLUMNS = EnumSet.allOf(NetworkColumn.class);
  static final ReadPlan.Network NETWORK =
      new ReadPlan.Network(
          Set.of(53, 853), ALL_COLUMNS, EnumSet.noneOf(NetworkColumn.class), ip -> true, Set.of());
  static final ReadPlan.Registry REGISTRY =
      new ReadPlan.Registry(
          List.of("tcpip\\parameters", "tcpip6\\parameters", "dnscache\\parameters\\dns"), true);
  static final ReadPlan PLAN = new ReadPlan(NETWORK, REGISTRY, true, TimeRange.ALL);

  private Decoding() {}

  static RowBlock decode(String text) {
    return decode(text, null);
  }

  static RowBlock decode(String text, Table tableOfPath) {
    return decode(PLAN, text.getBytes(StandardCharsets.UTF_8), tableOfPath);
  }

  /** Decodes bytes that stand amid others, which must not matter. */
  static RowBlock decode(ReadPlan plan, byte[] text, Table tableOfPath) {
    byte[] amid = new byte[text.length + 40];
    java.util.Arrays.fill(amid, (byte) '"');
    System.arraycopy(text, 0, amid, 20, text.length);
    RowBlock block = new RowBlock();
    new JsonDecoder(plan).decode(amid, 20, text.length, tableOfPath, "here", 7, block);
    assertAddsUp(block);
    return block;
  }

  static void assertAddsUp(RowBlock block) {
    assertThat(block.relevant() + block.irrelevant() + block.ignored() + block.rejected().size())
        .as("rows of every fate")
        .isEqualTo(block.rowsRead());
  }
}
