package io.roguedns.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.roguedns.finding.WellFormed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CutTextTest {
  private static final int LIMIT = 200;

  @Test
  void textThatFitsStaysTheSame() {
    String text = "x".repeat(LIMIT);
    assertThat(CutText.of(text, LIMIT)).isSameAs(text);
    assertThat(CutText.isCut(text)).isFalse();
    assertThat(CutText.isCut(null)).isFalse();
  }

  @Test
  void textThatIsTooLongSaysSo() {
    assertThat(CutText.of("x".repeat(700_000), LIMIT))
        .startsWith("xxxx")
        .matches("x+…\\[cut: 700000 characters, sha256 [0-9a-f]{32}]");
  }

  @Test
  void noPairIsCutInTwo() {
    for (int limit = CutText.MIN_BYTES; limit < CutText.MIN_BYTES + 8; limit++) {
      String cut = CutText.of("\ud83d\ude00".repeat(100), limit);
      assertThat(WellFormed.text(cut)).isEqualTo(cut);
    }
  }

  @Test
  void textsThatBeginAlikeStayDifferent() {
    Set<String> cut = new HashSet<>();
    for (String end : List.of("a", "b", "\ud800", "\udbff", "\ufffd")) {
      cut.add(CutText.of("x".repeat(1_000) + end, LIMIT));
    }
    assertThat(cut).hasSize(5);
  }

  @Test
  void aMarkCannotBeForged() {
    String real = CutText.of("x".repeat(1_000), LIMIT);
    String forged = CutText.of(real, LIMIT);

    assertThat(forged).isNotEqualTo(real).startsWith("xxx").contains("[cut: " + real.length());
    assertThat(CutText.of("…[cut: 5 entries]", LIMIT)).startsWith("…[cut: 17 characters");
  }

  @Test
  void aMarkIsKeptWhenTextIsCutAgain() {
    String once = CutText.of("x".repeat(1_000), 500);
    String twice = CutText.shorten(once, LIMIT);

    assertThat(twice.substring(twice.indexOf('…'))).isEqualTo(once.substring(once.indexOf('…')));
    assertThat(CutText.shorten(twice, LIMIT)).isSameAs(twice);
  }

  @Property(tries = 300)
  void noTextIsLongerThanItsLimit(@ForAll("hostile") String text) throws IOException {
    String cut = CutText.of(text, LIMIT);

    assertThat(written(cut)).isEqualTo(CutText.jsonBytes(cut)).isLessThanOrEqualTo(LIMIT);
    assertThat(CutText.of(text, LIMIT)).isEqualTo(cut);
    assertThat(CutText.isCut(cut)).isEqualTo(!cut.equals(text));
    String shorter = CutText.shorten(cut, CutText.MIN_BYTES);
    assertThat(written(shorter)).isLessThanOrEqualTo(CutText.MIN_BYTES);
    assertThat(CutText.shorten(shorter, CutText.MIN_BYTES)).isEqualTo(shorter);
  }

  /** How many bytes a JSON writer makes of the text. */
  private static long written(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonFactory json =
        JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();
    try (JsonGenerator out = json.createGenerator(bytes)) {
      out.writeString(WellFormed.text(text));
    }
    return bytes.size() - 2L;
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> units =
        Arbitraries.of(
            "a",
            "\u0001",
            "\"",
            "\\",
            "\n",
            "\u007f",
            "é",
            "\u202e",
            "\uffff",
            "\ud83d\ude00",
            "\ud800",
            "\udc00",
            "…[cut: 5 entries]");
    return Combinators.combine(
            units.list().ofMaxSize(4), units, Arbitraries.integers().between(0, 600))
        .as((some, one, times) -> String.join("", some) + one.repeat(times / one.length()));
  }
}
