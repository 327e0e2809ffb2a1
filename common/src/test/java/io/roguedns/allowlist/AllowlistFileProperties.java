package io.roguedns.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class AllowlistFileProperties {
  private static final String VALID =
      """
      # The headquarters' resolvers.
      - id: dc-1
        kind: authorized-resolver
        address: 192.0.2.0/24
        until: 2026-03-01
      - {id: "scan", kind: exemption, process: 'nessus*', signals: [high-volume]}
      - id: cdn
        kind: ordinary-domain
        domain: cdn-*.example.com
        reason: |
          two
          lines
      """;

  /** Whatever the words are, the list is either valid or says in which of its lines it isn't. */
  private static void judge(AllowlistFile.Reading reading, long lines) {
    assertThat(reading.isValid()).isEqualTo(reading.problems().isEmpty());
    for (Problem problem : reading.problems()) {
      assertThat(problem.line()).isBetween(1, (int) lines);
      assertThat(problem.message()).isNotBlank();
    }
    if (reading.isValid()) {
      assertThat(reading.allowlist().entries()).isEqualTo(reading.entries());
    }
  }

  private static void judge(String text) {
    // The YAML parser counts more line breaks than the line feed.
    long lines = text.chars().filter(c -> "\n\r\u0085\u2028\u2029".indexOf(c) >= 0).count() + 1;
    judge(AllowlistFile.read(text.getBytes(StandardCharsets.UTF_8)), lines);
    judge(AllowlistFile.readEntry("dc-1", text), lines);
  }

  @Property(tries = 500)
  void anyBytesAreRead(@ForAll byte[] bytes) {
    long lines = 1;
    for (byte b : bytes) {
      lines += b == '\n' || b == '\r' ? 1 : 0;
    }
    judge(AllowlistFile.read(bytes), lines);
  }

  @Property(tries = 500)
  void anyTextIsRead(@ForAll String text) {
    judge(text);
  }

  @Property(tries = 2000)
  void anyYamlIsRead(@ForAll @Size(max = 40) List<@From("tokens") String> tokens) {
    judge(String.join("", tokens));
  }

  @Property(tries = 1000)
  void anyEntryIsRead(@ForAll @Size(max = 8) List<@From("lines") String> lines) {
    judge(
        "- id: dc-1\n"
            + lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining()));
  }

  @Property(tries = 1000)
  void aValidListWithADefectIsRead(
      @ForAll("positions") int at, @ForAll("lengths") int length, @ForAll("tokens") String token) {
    int end = Math.min(at + length, VALID.length());
    judge(VALID.substring(0, at) + token + VALID.substring(end));
  }

  @Property(tries = 500)
  void whatAnEntrySaysComesBack(
      @ForAll("words") String id, @ForAll("words") String word, @ForAll("words") String reason) {
    // With letters enough to tell accounts apart, whatever stars the word has.
    String account = "svc-" + word;

    String text =
        "- {id: "
            + quoted(id)
            + ", kind: exemption, account: "
            + quoted(account)
            + ", reason: "
            + quoted(reason)
            + "}";
    AllowlistFile.Reading reading = AllowlistFile.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems()).isEmpty();
    AllowlistEntry entry = reading.entries().get(0);
    assertThat(entry.id()).isEqualTo(id.trim());
    assertThat(entry.account()).hasToString(account.trim());
    assertThat(entry.reason()).isEqualTo(reason.trim());
    assertThat(AllowlistFile.readEntry(entry.id(), AllowlistJson.write(entry)).entries())
        .containsExactly(entry);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Provide
  Arbitrary<String> tokens() {
    return Arbitraries.of(
        "- ",
        "-",
        "\n",
        "\n  ",
        "\n- ",
        ": ",
        ":",
        ", ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "!!int ",
        "!x ",
        "|\n",
        ">-\n",
        "? ",
        "'",
        "\"",
        "\\",
        "\\U99999999",
        "#",
        " #",
        "\t",
        "---\n",
        "...\n",
        "%YAML 1.3\n",
        "%TAG ! x\n",
        "<<",
        "id",
        "kind",
        "exemption",
        "authorized-resolver",
        "ordinary-domain",
        "address",
        "10.0.0.1",
        "::/0",
        "process",
        "domain",
        "example.com",
        "signals",
        "high-volume",
        "from",
        "until",
        "2026-01-01",
        "null",
        "~",
        "x",
        "\u0000",
        "\ud83d\ude00",
        "\ud83d",
        "\uFEFF",
        "\u2028",
        "\r",
        "@",
        "`",
        "é");
  }

  @Provide
  Arbitrary<String> lines() {
    Arbitrary<String> keys = Arbitraries.of(Field.KEYS);
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of(
                "exemption",
                "public-resolver",
                "ordinary-domain",
                "192.0.2.1",
                "192.0.2.1/24",
                "0.0.0.0/0",
                "'*'",
                "nessus*",
                "example.com",
                "com",
                "[high-volume]",
                "[x, y]",
                "[]",
                "{}",
                "2026-01-01",
                "2027-01-01",
                "",
                "~",
                "''",
                "C:\\x.exe"),
            Arbitraries.strings().ascii().ofMaxLength(8));
    return Combinators.combine(keys, values).as((key, value) -> key + ": " + value);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars("äß漢\uFFFD")
        .ofMinLength(1)
        .ofMaxLength(20)
        .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit));
  }

  @Provide
  Arbitrary<Integer> positions() {
    return Arbitraries.integers().between(0, VALID.length());
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.integers().between(0, 6);
  }
}
