package io.roguedns.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.RejectedRow;
import io.roguedns.format.DeviceNames;
import io.roguedns.format.RowBlock;
import io.roguedns.format.RowOrigin;
import io.roguedns.format.defender.RowScreen;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Samples of every spelling with a few bytes changed, cut out, doubled or mixed. */
class MutatedSamplesTest {
  private static final int TRIES = 30_000;
  private static final RowOrigin ORIGIN = RowOrigin.ofPath("conn.log");
  private static final String[] FLOWS = {
    Twins.DOTTED_FLOW, Twins.NESTED_FLOW.replace("\"_path\":\"conn\",", ""), Twins.UNDERSCORED_FLOW
  };
  private static final String[] PORTS = {
    "53",
    "80",
    "853",
    "8530",
    "443",
    "53.0",
    "5.3e1",
    " 53",
    "\"53\"",
    "-53",
    "053",
    "null",
    "80,\"x\":53"
  };
  private static final String[] PIECES = {
    "<Event>",
    "</Event>",
    "<Data Name='",
    "&#x0;",
    "]]>",
    "<!--",
    "\\u0000",
    "\"",
    "{",
    "}",
    "[",
    "\t",
    "\n",
    "#fields\t",
    "\\x",
    "-",
    "\u00e4",
    "\uD83D\uDE00",
    "1e999999999",
    "null",
    ",",
    ":",
    "id.resp_p",
    "UtcTime",
    "\uFEFF",
    "winlog",
    "\\",
    "\"category\":\"x\",",
    "\"Type\":\"y\",",
    "\"RemotePort\":80,",
    "\"RegistryKey\":\"z\","
  };

  private final Random random = new Random(20260310);

  @ParameterizedTest
  @EnumSource(InputFormat.class)
  void nothingThrowsAndEveryRowIsAccountedFor(InputFormat format) {
    RowDecoder decoder = new RowDecoder(new InputSpec(Inputs.PLAN, format, DeviceNames.NONE));
    for (int i = 0; i < TRIES; i++) {
      byte[] sample = mutated();
      RowBlock block = Inputs.decode(decoder, sample, i % 2 == 0 ? "dns.log" : "x");
      for (RejectedRow row : block.rejected()) {
        assertThat(row.detail()).isNotBlank();
        assertThat(row.length()).isPositive();
      }
      for (NetworkEvent event : block.network()) {
        assertThat(event.remotePort()).isBetween(0, 65_535);
        assertThat(event.timestamp()).isNotNegative();
      }
    }
  }

  /**
   * What Kafka's client drops before it is decoded is nothing that a decoder would make events of.
   */
  @Test
  void whatIsDroppedUnseenIsNeverNeeded() {
    RowScreen screen = new RowScreen(Inputs.PLAN);
    RowDecoder decoder =
        new RowDecoder(new InputSpec(Inputs.PLAN, InputFormat.AUTO, DeviceNames.NONE));
    int dropped = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] sample = mutated();
      if (screen.isUnneeded(sample, 0, sample.length, null)) {
        dropped++;
        RowBlock block = Inputs.decode(decoder, sample, "x");
        assertThat(block.relevant()).as(new String(sample, StandardCharsets.UTF_8)).isZero();
        assertThat(block.rowsOfNoTable()).isEqualTo(screen.table() == null ? 1 : 0);
      }
    }
    assertThat(dropped).isPositive();
  }

  /** What is dropped of Zeek's JSON before it is parsed makes no event when it is parsed. */
  @Test
  void whatIsDroppedUnparsedIsNeverNeeded() {
    InputSpec spec = new InputSpec(Inputs.PLAN, InputFormat.ZEEK, DeviceNames.NONE);
    RowDecoder decoder = new RowDecoder(spec);
    int dropped = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] sample =
          changed(
              FLOWS[random.nextInt(FLOWS.length)]
                  .replace("53", PORTS[random.nextInt(PORTS.length)])
                  .getBytes(StandardCharsets.UTF_8));
      RowBlock screened = new RowBlock();
      decoder.decode(sample, 0, sample.length, ORIGIN, 0, false, screened);
      RowBlock parsed = new RowBlock();
      decoder.decode(sample, 0, sample.length, ORIGIN, 0, true, parsed);
      assertThat(screened.network())
          .as(new String(sample, StandardCharsets.UTF_8))
          .isEqualTo(parsed.network());
      assertThat(screened.rowsRead()).isEqualTo(parsed.rowsRead());
      dropped += screened.latest() < 0 && screened.irrelevant() == 1 ? 1 : 0;
    }
    assertThat(dropped).isGreaterThan(TRIES / 10);
  }

  private byte[] mutated() {
    String sample = any();
    byte[] bytes = sample.getBytes(StandardCharsets.UTF_8);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      bytes = changed(bytes);
    }
    if (random.nextInt(20) == 0) {
      bytes =
          ("\uFEFF" + new String(bytes, StandardCharsets.UTF_8))
              .getBytes(
                  random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }
    return bytes;
  }

  private String any() {
    return Twins.SAMPLES.get(random.nextInt(Twins.SAMPLES.size()));
  }

  private byte[] changed(byte[] bytes) {
    if (bytes.length < 4) {
      return bytes;
    }
    int at = random.nextInt(bytes.length - 1);
    int to = Math.min(bytes.length, at + 1 + random.nextInt(12));
    return switch (random.nextInt(6)) {
      case 0 -> {
        byte[] changed = bytes.clone();
        changed[at] = (byte) random.nextInt(256);
        yield changed;
      }
      case 1 -> joined(bytes, 0, at, bytes, to, bytes.length);
      case 2 -> joined(bytes, 0, to, bytes, at, bytes.length);
      case 3 -> joined(bytes, 0, at, bytes, bytes.length, bytes.length);
      case 4 -> {
        byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
        byte[] head = joined(bytes, 0, at, piece, 0, piece.length);
        yield joined(head, 0, head.length, bytes, at, bytes.length);
      }
      default -> {
        byte[] other = any().getBytes(StandardCharsets.UTF_8);
        yield joined(bytes, 0, at, other, Math.min(at, other.length), other.length);
      }
    };
  }

  private static byte[] joined(
      byte[] head, int headFrom, int headTo, byte[] tail, int tailFrom, int tailTo) {
    byte[] joined = new byte[headTo - headFrom + tailTo - tailFrom];
    System.arraycopy(head, headFrom, joined, 0, headTo - headFrom);
    System.arraycopy(tail, tailFrom, joined, headTo - headFrom, tailTo - tailFrom);
    return joined;
  }
}
