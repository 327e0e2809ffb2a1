package io.roguedns.kusto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KustoProperties {
  /** The reading of {@code has} that the documentation gives, as a regular expression. */
  private static boolean naiveHas(String text, String term) {
    return term.isEmpty()
        || Pattern.compile(
                "(?<![a-zA-Z0-9])" + Pattern.quote(term) + "(?![a-zA-Z0-9])",
                Pattern.CASE_INSENSITIVE)
            .matcher(text)
            .find();
  }

  @Property(tries = 3000)
  void hasIsTheNaiveReading(@ForAll("texts") String text, @ForAll("terms") String term) {
    assertThat(Kusto.has(text, term)).isEqualTo(naiveHas(text, term));
  }

  @Property(tries = 1000)
  void hasWhatWasPutIn(
      @ForAll("texts") String before, @ForAll("terms") String term, @ForAll("texts") String after) {
    assertThat(Kusto.has(before + "," + term.toUpperCase(Locale.ROOT) + " " + after, term))
        .isTrue();
  }

  @Property(tries = 1000)
  void startsWithIsTheNaiveReading(@ForAll("texts") String text, @ForAll("terms") String prefix) {
    assertThat(Kusto.startsWith(text, prefix))
        .isEqualTo(text.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT)));
  }

  @Property(tries = 1000)
  void splitAtIsTheNaiveReading(@ForAll("texts") String text) {
    String[] parts = text.split("\\.", -1);
    for (int i = 0; i < parts.length; i++) {
      assertThat(Kusto.splitAt(text, '.', i)).isEqualTo(parts[i]);
    }
    assertThat(Kusto.splitAt(text, '.', parts.length)).isNull();
  }

  @Property(tries = 1000)
  void toIntReadsWhatIsWritten(@ForAll int number) {
    assertThat(Kusto.toInt(Integer.toString(number))).isEqualTo(number);
  }

  @Property(tries = 1000)
  void toIntNeverThrows(@ForAll String text) {
    Integer number = Kusto.toInt(text);
    assertThat(number == null || text.strip().matches("[+-]?[0-9]+")).isTrue();
  }

  /** Few characters, so that terms are found, and boundaries of every sort stand beside them. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("01aA.,: \\é").ofMaxLength(14);
  }

  @Provide
  Arbitrary<String> terms() {
    return Arbitraries.strings().withChars("01aA.\\").ofMaxLength(4);
  }
}
