package io.roguedns.detection.source.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

class HybridIntsProperties {

  @Property(tries = 200)
  void findsWhatTheEncoderWrote(
      @ForAll @IntRange(max = 20) int width,
      @ForAll @IntRange(min = 1, max = 500) int count,
      @ForAll @IntRange(min = 1, max = 40) int longestRun,
      @ForAll long seed)
      throws IOException {
    int[] numbers = numbers(width, count, longestRun, seed);
    Bytes bytes = encoded(numbers, width);
    HybridInts ints = new HybridInts();

    ints.start(bytes, width);
    Random random = new Random(seed);
    for (int i = random.nextInt(3); i < count; i += random.nextInt(20)) {
      assertThat(ints.at(i)).isEqualTo(numbers[i]);
    }

    boolean[] wanted = new boolean[1 << width];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = random.nextBoolean();
    }
    List<Integer> expected = new ArrayList<>();
    List<Integer> expectedNumbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (wanted[numbers[i]]) {
        expected.add(i + 1000);
        expectedNumbers.add(numbers[i]);
      }
    }
    ints.start(bytes, width);
    int[] out = new int[count + 1];
    int[] found = new int[count + 1];
    int selected = 0;
    for (int from = 0; from < count; ) {
      int to = Math.min(count, from + 1 + random.nextInt(90));
      selected = ints.select(from, to, wanted, 1000, out, found, selected);
      from = to;
    }
    assertThat(Arrays.stream(out, 0, selected).boxed().toList()).isEqualTo(expected);
    assertThat(Arrays.stream(found, 0, selected).boxed().toList()).isEqualTo(expectedNumbers);
  }

  private static int[] numbers(int width, int count, int longestRun, long seed) {
    Random random = new Random(seed);
    int[] numbers = new int[count];
    for (int i = 0; i < count; ) {
      int number = random.nextInt(1 << width);
      for (int end = Math.min(count, i + 1 + random.nextInt(longestRun)); i < end; i++) {
        numbers[i] = number;
      }
    }
    return numbers;
  }

  private static Bytes encoded(int[] numbers, int width) throws IOException {
    try (RunLengthBitPackingHybridEncoder encoder =
        new RunLengthBitPackingHybridEncoder(
            width, 64, 1 << 16, HeapByteBufferAllocator.getInstance())) {
      for (int number : numbers) {
        encoder.writeInt(number);
      }
      Bytes bytes = Bytes.of(encoder.toBytes());
      // No byte more than there is: reading past the end must not go unnoticed.
      return new Bytes(
          Arrays.copyOfRange(bytes.array(), bytes.from(), bytes.to()), 0, bytes.length());
    }
  }
}
