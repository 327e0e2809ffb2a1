package io.roguedns.detection.signal.tunnelbyname;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NameInformationTest {
  @Test
  void noNameSaysNothing() {
    assertThat(NameInformation.bytes(List.of())).isZero();
    assertThat(NameInformation.bytes(List.of(""))).isZero();
  }

  @Test
  void randomLabelsSayWhatTheyCarry() {
    // 64 names of 32 hexadecimal digits: 16 bytes each, less what sorting them tells.
    List<String> names = names(64, i -> hex(i, 32));

    assertThat(NameInformation.bytes(names)).isCloseTo(64 * 16, within(80.0));
  }

  @Test
  void numberedHostsSayTheirNumbers() {
    List<String> names = names(100, i -> "server-" + (1_000 + i) + ".frankfurt");

    assertThat(NameInformation.bytes(names)).isLessThan(200);
  }

  @Test
  void aFewLabelsInManyCombinationsSayTheirChoices() {
    List<String> words = List.of("red", "green", "blue", "dog", "cat", "bird", "sea", "sky");
    Random dice = new Random(7);
    List<String> names =
        Stream.generate(
                () ->
                    String.join(
                        ".", Stream.generate(() -> words.get(dice.nextInt(8))).limit(8).toList()))
            .distinct()
            .limit(100)
            .toList();

    // Three bits a word, less what names end in together.
    assertThat(NameInformation.bytes(names)).isBetween(220.0, 300.0);
  }

  @Test
  void ordinaryHostsSayLittle() {
    List<String> names =
        Stream.of("www", "mail", "api", "cdn", "static", "img", "login", "docs", "news", "video")
            .flatMap(host -> Stream.of(host, host + ".eu", host + ".us", "m." + host))
            .toList();

    assertThat(NameInformation.bytes(names)).isLessThan(70);
  }

  @Property
  void orderMeansNothing(@ForAll("names") List<String> names, @ForAll Random dice) {
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, dice);

    assertThat(NameInformation.bytes(shuffled))
        .isCloseTo(NameInformation.bytes(names), within(1e-6));
  }

  @Property
  void itIsNeverMoreThanItsBound(@ForAll("names") List<String> names) {
    long characters = names.stream().mapToLong(String::length).sum();
    long labels = names.stream().mapToLong(name -> name.split("\\.", -1).length).sum();

    assertThat(NameInformation.bytes(names))
        .isLessThanOrEqualTo(NameInformation.mostBytes(characters, labels) + 1e-6);
  }

  @Provide
  static Arbitrary<List<String>> names() {
    return Arbitraries.strings()
        .withChars("abcdefghijklmnopqrstuvwxyz0123456789-_\\.")
        .ofMaxLength(40)
        .list()
        .uniqueElements()
        .ofMaxSize(60);
  }

  private static List<String> names(int count, IntFunction<String> name) {
    return IntStream.range(0, count).mapToObj(name).toList();
  }

  private static String hex(int seed, int digits) {
    Random dice = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(dice.nextInt(16), 16));
    }
    return text.toString();
  }
}
