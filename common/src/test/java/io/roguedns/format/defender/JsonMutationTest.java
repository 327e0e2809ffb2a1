package io.roguedns.format.defender;

import static io.roguedns.format.defender.Decoding.PLAN;
import static io.roguedns.format.defender.Decoding.assertAddsUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Table;
import io.roguedns.format.RowBlock;
import io.roguedns.json.Spelling;
import io.roguedns.json.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Broken rows in great number: none throws, none is lost, none comes twice. */
class JsonMutationTest {
  private static final int ROWS = 100_000;
  private static final byte[][] SPLINTERS = {
    {0},
    {(byte) 0xC0, (byte) 0xAF},
    {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
    {(byte) 0xFF},
    {'"'},
    {'\\'},
    {'{'},
    {'}'},
    {'['},
    {']'},
    {','},
    {':'},
    {'\\', 'u', '0', '0', '5', '2'},
    {'\n'},
    "NaN".getBytes(),
    "\"RemotePort\":53,".getBytes(),
    "\"RemotePort\":".getBytes(),
    "{\"records\":[".getBytes(),
    "\"Type\":".getBytes(),
    "\ud83d\ude00".getBytes(StandardCharsets.UTF_8)
  };

  private final JsonDecoder decoder = new JsonDecoder(PLAN);

  @Test
  void mutatedRowsAreAllAccountedFor() throws IOException {
    int readable = 0;
    int relevant = 0;
    int rejected = 0;
    for (int seed = 0; seed < ROWS; seed++) {
      Spelling spelling = new Spelling(seed);
      Table path = spelling.random().nextBoolean() ? Table.DEVICE_NETWORK_EVENTS : null;
      byte[] row = mutate(spelling.input().getBytes(StandardCharsets.UTF_8), spelling.random());
      RowBlock block = new RowBlock();
      decoder.decode(row, 0, row.length, path, "here", seed, block);
      assertAddsUp(block);
      RowBlock expected = new RowBlock();
      byte[] repaired = Utf8.repaired(row, 0, row.length);
      if (reference(path, repaired == null ? row : repaired, expected)) {
        readable++;
        assertThat(block.network().size() + ":" + block.registry().size())
            .as(() -> new String(row, StandardCharsets.UTF_8))
            .isEqualTo(expected.network().size() + ":" + expected.registry().size());
        assertThat(block.networkInfo())
            .as(() -> new String(row, StandardCharsets.UTF_8))
            .isEqualTo(expected.networkInfo());
      } else if (block.rejected().isEmpty() && !mayBeMessage(row)) {
        // What can't be read and isn't rejected looks like an object, and was dropped unread.
        assertThat(block.rowsRead()).isEqualTo(1);
        assertThat(block.relevant()).as(() -> new String(row)).isZero();
        String text = new String(row, StandardCharsets.ISO_8859_1).trim();
        assertThat(text).startsWith("{").endsWith("}");
      }
      relevant += block.relevant();
      rejected += block.rejected().size();
    }
    assertThat(readable).isGreaterThan(ROWS / 10);
    assertThat(relevant).isGreaterThan(ROWS / 50);
    assertThat(rejected).isGreaterThan(ROWS / 10);
  }

  /** A message's records are read if its outline holds, whatever stands beside them. */
  private static boolean mayBeMessage(byte[] row) {
    String text = new String(row, StandardCharsets.ISO_8859_1);
    return Pattern.compile("\\\\u00([4-7][0-9a-fA-F])")
        .matcher(text)
        .replaceAll(
            hex -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(hex.group(1), 16))))
        .contains("\"records\"");
  }

  private static boolean reference(Table path, byte[] row, RowBlock out) {
    try {
      new ReferenceDecoder(PLAN, path, out).decode(row);
      return true;
    } catch (IOException | ArithmeticException unreadable) {
      return false;
    }
  }

  private static byte[] mutate(byte[] row, Random random) {
    byte[] mutated = row;
    for (int i = random.nextInt(3); i >= 0 && mutated.length > 1; i--) {
      int at = random.nextInt(mutated.length);
      switch (random.nextInt(5)) {
        case 0 -> mutated[at] = (byte) (mutated[at] ^ 1 << random.nextInt(8));
        case 1 -> mutated = Arrays.copyOf(mutated, at + 1);
        case 2 -> mutated = splice(mutated, at, SPLINTERS[random.nextInt(SPLINTERS.length)], 0);
        case 3 -> mutated = splice(mutated, at, new byte[0], 1 + random.nextInt(5));
        default -> mutated[at] = (byte) random.nextInt(256);
      }
    }
    return mutated;
  }

  private static byte[] splice(byte[] row, int at, byte[] insert, int remove) {
    int rest = Math.min(row.length, at + remove);
    byte[] spliced = new byte[at + insert.length + row.length - rest];
    System.arraycopy(row, 0, spliced, 0, at);
    System.arraycopy(insert, 0, spliced, at, insert.length);
    System.arraycopy(row, rest, spliced, at + insert.length, row.length - rest);
    return spliced;
  }

  /** Ten megabytes of each kind of trouble. */
  @Test
  void longBrokenRowsAreAccountedFor() {
    int length = 10_000_000;
    for (String prefix :
        new String[] {"{\"RemotePort\":53,\"a\":", "{\"records\":[", "{\"\\u0041\":"}) {
      for (String part :
          new String[] {"[", "{\"a\":", "\"", "\\", "9", " ", "\0", "{},", "\"a\",", "or"}) {
        for (String suffix : new String[] {"}", "]}", ""}) {
          byte[] row = (prefix + part.repeat(length / part.length()) + suffix).getBytes();
          RowBlock block = new RowBlock();
          decoder.decode(row, 0, row.length, null, "here", 0, block);
          assertAddsUp(block);
          boolean emptyMessage = part.equals(" ") && suffix.equals("]}") && prefix.endsWith("[");
          assertThat(block.rowsRead() > 0 || emptyMessage).isTrue();
          assertThat(block.relevant()).isZero();
        }
      }
    }
  }
}
