package io.roguedns.detection.source.text;

import static io.roguedns.detection.source.text.Reading.read;
import static io.roguedns.detection.source.text.Reading.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.source.text.Reading.Yield;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.flink.core.fs.Path;

class LineRangesProperties {
  /** However a file is cut into ranges, each of its lines is read once. */
  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void everyLineOnce(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    List<Long> ids = new ArrayList<>();
    int lines = random.nextInt(30);
    for (int i = 0; i < lines; i++) {
      if (random.nextInt(5) == 0) {
        text.append(random.nextBoolean() ? "\n" : "\r\n");
      }
      text.append(row(i)).append(random.nextInt(4) == 0 ? "\r\n" : "\n");
      ids.add((long) i);
    }
    if (random.nextBoolean() && lines > 0) {
      text.setLength(text.length() - 1);
    }
    java.nio.file.Path file =
        Files.createTempFile("lines", random.nextBoolean() ? ".jsonl" : ".json");
    try {
      Files.writeString(file, text);
      Yield yield = readInRanges(new Path(file.toUri()), text.length(), random);
      assertThat(yield.ids).isEqualTo(ids);
      assertThat(yield.rejected).isEmpty();
      assertThat(yield.bytes).isEqualTo(text.length());
    } finally {
      Files.delete(file);
    }
  }

  private static Yield readInRanges(Path path, int length, Random random) throws IOException {
    TreeSet<Integer> cuts = new TreeSet<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      cuts.add(random.nextInt(length + 1));
    }
    cuts.add(length);
    Yield yield = new Yield();
    int from = 0;
    for (int to : cuts) {
      Yield part = read(path, from, to - from);
      yield.ids.addAll(part.ids);
      yield.rejected.addAll(part.rejected);
      yield.bytes += part.bytes;
      from = to;
    }
    return yield;
  }

  /** Also where a range begins just before, at or just after a line's first byte. */
  @Property(tries = 1, shrinking = ShrinkingMode.OFF)
  void everyCutOfAFile() throws IOException {
    String text = row(0) + "\n\n" + row(1) + "\r\n" + row(2) + "\n";
    java.nio.file.Path file = Files.createTempFile("lines", ".jsonl");
    try {
      Files.writeString(file, text);
      Path path = new Path(file.toUri());
      for (int cut = 0; cut <= text.length(); cut++) {
        List<Long> ids = new ArrayList<>(read(path, 0, cut).ids);
        ids.addAll(read(path, cut, text.length() - cut).ids);
        assertThat(ids).as("cut at " + cut).containsExactly(0L, 1L, 2L);
      }
    } finally {
      Files.delete(file);
    }
  }
}
