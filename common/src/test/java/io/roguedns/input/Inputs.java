package io.roguedns.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.format.DeviceNames;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import io.roguedns.format.RowOrigin;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the tests of several sources have in common: a plan that needs all, and ways to decode. */
public final class Inputs {
  public static final ReadPlan PLAN =
      new ReadPlan(
          new ReadPlan.Network(
              Set.of(53, 853),
              EnumSet.allOf(NetworkColumn.class),
              EnumSet.noneOf(NetworkColumn.class),
              ip -> true,
              Set.of(),
              true),
          new ReadPlan.Registry(List.of("tcpip\\parameters", "tcpip6\\parameters"), true),
          true,
          TimeRange.ALL);

  private Inputs() {}

  /** Decodes a text, told apart by what it says. */
  public static RowBlock decode(String text) {
    return decode(text, InputFormat.AUTO, "here");
  }

  /**
   * Decodes a text of a source.
   *
   * @param path where it comes from
   */
  public static RowBlock decode(String text, InputFormat format, String path) {
    return decode(text.getBytes(StandardCharsets.UTF_8), format, path, DeviceNames.NONE);
  }

  public static RowBlock decode(byte[] text, InputFormat format, String path, DeviceNames names) {
    return decode(new RowDecoder(new InputSpec(PLAN, format, names)), text, path);
  }

  /** Decodes bytes that stand amid others, which must not matter. */
  public static RowBlock decode(RowDecoder decoder, byte[] text, String path) {
    byte[] amid = new byte[text.length + 40];
    java.util.Arrays.fill(amid, (byte) '"');
    System.arraycopy(text, 0, amid, 20, text.length);
    RowBlock block = new RowBlock();
    decoder.decode(amid, 20, text.length, RowOrigin.ofPath(path), 7, false, block);
    assertAddsUp(block);
    return block;
  }

  public static void assertAddsUp(RowBlock block) {
    assertThat(block.relevant() + block.irrelevant() + block.ignored() + block.rejected().size())
        .as("rows of every fate")
        .isEqualTo(block.rowsRead());
  }
}
