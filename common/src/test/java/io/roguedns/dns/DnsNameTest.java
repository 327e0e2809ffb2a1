package io.roguedns.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsNameTest {
  @ParameterizedTest
  @CsvSource({
    "WWW.Example.COM,   www.example.com",
    "www.example.com.,  www.example.com",
    ".www..example.com, www.example.com",
    "localhost,         localhost",
    "'',                ''",
    ".,                 ''",
    "a\\.b.example.com, a\\046b.example.com",
    "a\\046b.example,   a\\046b.example",
    "\\065bc.example,   abc.example",
    "_dmarc.Example,    _dmarc.example",
    "a b.example,       a\\032b.example",
    "a\\,               a\\092",
    "a\\999b,           a999b",
    "bücher.example,    b\\195\\188cher.example",
    "'a\u0001\u007f',   a\\001\\127",
    "x\uD83D\uDE00,     x\\240\\159\\152\\128"
  })
  void namesThatAreEqualAreEqualText(String asked, String canonical) {
    assertThat(DnsName.of(asked)).hasToString(canonical);
  }

  @Test
  void aDotWithinALabelEndsNone() {
    assertThat(DnsName.of("a\\.b.example.com").labels())
        .containsExactly("a\\046b", "example", "com");
  }

  @Test
  void ofWhatIsLongerThanAnyNameTheEndIsRead() {
    String text = "a".repeat(100_000) + ".example.com";

    DnsName name = DnsName.of(text);

    assertThat(name.toString()).endsWith("a.example.com").hasSize(DnsName.MOST_CHARACTERS);
    assertThat(name.shown()).hasSizeLessThan(300).endsWith("...");
  }

  @Property
  void whatIsShownIsSafeAndReadAgainIsTheSame(@ForAll @StringLength(max = 80) String asked) {
    String canonical = DnsName.of(asked).toString();

    assertThat(canonical).matches("[a-z0-9_.\\\\-]*");
    assertThat(DnsName.of(canonical)).hasToString(canonical);
  }

  @Property
  void onlyAsciiLettersHaveACase(@ForAll @StringLength(max = 100) String asked) {
    StringBuilder upper = new StringBuilder();
    asked
        .chars()
        .forEach(c -> upper.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : (char) c));

    assertThat(DnsName.of(upper.toString())).isEqualTo(DnsName.of(asked));
  }

  @Property
  void everyByteHasAnEscape(@ForAll @IntRange(max = 255) int unit) {
    String label = DnsName.of(String.format(Locale.ROOT, "\\%03d.example", unit)).labels().get(0);

    assertThat(DnsName.of(label + ".example").labels()).isEqualTo(List.of(label, "example"));
  }
}
