package io.roguedns.allowlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowlistFileTest {
  @Test
  void readsEveryKindOfEntry() {
    AllowlistFile.Reading reading =
        read(
            """
            # Comments are fine.
            - id: dc-1
              kind: authorized-resolver
              address: 10.0.0.1
              reason: domain controller
              owner: it
            - {id: quad9, kind: public-resolver, address: "2620:fe::/48", signals: [high-volume]}

            - id: scanner
              kind: exemption
              process: nessus*.exe
              account: "svc-scan"
              device: 'scan-*'
              network: Corp
              address: 192.0.2.53
              signals:
                - unauthorized-resolver
                - high-volume
              from: 2026-03-01
              until: 2026-04-01T08:30:00+02:00
            - id: cdn
              kind: ordinary-domain
              domain: '*.example.com'
            """);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.isValid()).isTrue();
    assertThat(reading.entries())
        .containsExactly(
            AllowlistEntry.builder("dc-1", EntryKind.AUTHORIZED_RESOLVER)
                .address("10.0.0.1")
                .reason("domain controller")
                .owner("it")
                .build(),
            AllowlistEntry.builder("quad9", EntryKind.PUBLIC_RESOLVER)
                .address("2620:fe::/48")
                .signals(List.of("high-volume"))
                .build(),
            AllowlistEntry.builder("scanner", EntryKind.EXEMPTION)
                .process("nessus*.exe")
                .account("svc-scan")
                .device("scan-*")
                .network("Corp")
                .address("192.0.2.53")
                .signals(List.of("high-volume", "unauthorized-resolver"))
                .from(Ticks.parse("2026-03-01T00:00:00Z"))
                .until(Ticks.parse("2026-04-01T06:30:00Z"))
                .build(),
            AllowlistEntry.builder("cdn", EntryKind.ORDINARY_DOMAIN)
                .domain("*.example.com")
                .build());
    assertThat(reading.allowlist().entries()).isEqualTo(reading.entries());
  }

  @Test
  void takesValuesAsTheyAreWrittenWhateverYamlWouldMakeOfThem() {
    AllowlistFile.Reading reading =
        read(
            """
            - {id: 007, kind: exemption, account: 1e3, device: yes, process: 0x10, owner: 2026-01-01}
            - {id: 7, kind: exemption, account: true, device: null, process: ~, reason: ""}
            """);
    assertThat(reading.problems()).isEmpty();
    AllowlistEntry first = reading.entries().get(0);
    assertThat(first.id()).isEqualTo("007");
    assertThat(first.account()).hasToString("1e3");
    assertThat(first.device()).hasToString("yes");
    assertThat(first.process()).hasToString("0x10");
    assertThat(first.owner()).isEqualTo("2026-01-01");
    AllowlistEntry second = reading.entries().get(1);
    assertThat(second.account()).hasToString("true");
    assertThat(second.device()).isNull();
    assertThat(second.process()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "---\n[]\n", "# nothing yet\n[]", "\uFEFF[]", "%YAML 1.2\n---\n[]\n...\n"})
  void readsAnEmptyListOnlyWhereOneIsWritten(String text) {
    AllowlistFile.Reading reading = read(text);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.allowlist()).isEqualTo(Allowlist.EMPTY);
  }

  static Stream<Arguments> faults() {
    String resolver = "- id: a\n  kind: public-resolver\n  address: 192.0.2.1\n";
    String exemption = "- id: a\n  kind: exemption\n";
    return Stream.of(
        // The file's form.
        fault("", "line 1: there is no content: an empty list is written []"),
        fault("# only this\n", "line 1: there is no content"),
        fault("---\n", "line 2: there is no content"),
        fault("null", "line 1: there is no content"),
        fault("\nid: a\n", "line 2: this has to be a list"),
        fault("text", "line 1: this has to be a list"),
        fault("- a\n- [b]\n", "line 1: an entry has to be keys", "line 2: an entry has to be keys"),
        fault(resolver + "---\n[]\n", "line 4: a second document starts here"),
        fault("- id: a\n\tkind: x\n", "line 2: isn't valid YAML: "),
        fault(
            "- id: \"a\n",
            "line 2: isn't valid YAML: while scanning a quoted scalar that starts in line 1, "),
        fault(
            "- id: a\n kind: b\n",
            "line 1, entry a, kind: is missing",
            "line 2: isn't valid YAML: "),
        fault("- [", "line 1: an entry has to be keys", "line 1: isn't valid YAML: "),
        fault("- id: a\u0007\n", "line 1: isn't valid YAML: the character U+0007 in it"),
        fault("x: &a [*a, *a]", "line 1: this has to be a list"),
        fault(
            "&a [*a, &b {id: x}, *b]",
            "line 1: anchors",
            "line 1: anchors",
            "line 1, entry x: anchors",
            "line 1, entry x, kind: is missing",
            "line 1: anchors"),
        fault("%YAML 2.0\n---\n[]\n", "line 1: isn't valid YAML: "),
        fault("%YAML 99999999999.1\n---\n[]\n", "line 1: isn't valid YAML: "),
        fault("- id: \"\\U99999999\"\n", "line 1: isn't valid YAML: a text with an invalid escape"),
        // Keys.
        fault(
            resolver + "  adress: x\n",
            "line 4, entry a: unknown key \"adress\": did you mean address?"),
        fault(
            resolver + "  Owner: x\n",
            "line 4, entry a: unknown key \"Owner\": did you mean owner?"),
        fault(
            resolver + "  ticket: x\n",
            "line 4, entry a: unknown key \"ticket\": use id, kind, address, process, account, device, network, domain, signals, from, until, reason or owner"),
        fault(resolver + "  <<: {owner: x}\n", "line 4, entry a: unknown key \"<<\""),
        fault(resolver + "  [x]: y\n", "line 4, entry a: a key has to be a word"),
        fault(
            resolver + "  address: 192.0.2.2\n",
            "line 4, entry a, address: is given twice, first in line 3"),
        fault(resolver + "  owner:\n", "line 4, entry a, owner: has no value"),
        fault(resolver + "  until: ''\n", "line 4, entry a, until: is empty"),
        fault(
            resolver + "  owner: [a, b]\n",
            "line 4, entry a, owner: has to be one text: write an entry for each"),
        fault(resolver + "  owner: {a: b}\n", "line 4, entry a, owner: has to be one text"),
        fault(resolver + "  owner: &x me\n", "line 4, entry a, owner: anchors"),
        fault(resolver + "  owner: *x\n", "line 4, entry a, owner: anchors"),
        fault(resolver + "  &x owner: me\n", "line 4, entry a: anchors"),
        fault(resolver + "  owner: \"a\\0b\"\n", "line 4, entry a, owner: has a control character"),
        fault(
            resolver + "  owner: " + "x".repeat(5000),
            "line 4, entry a, owner: is longer than 4096 characters"),
        fault(
            "- id: \"a\\nb\"\n  kind: exemption\n  process: x\n",
            "line 1, entry a\nb, id: has a control character"),
        // Ids and kinds.
        fault("- kind: public-resolver\n  address: 192.0.2.1\n", "line 1, id: is missing"),
        fault("- id:\n  kind: public-resolver\n  address: 192.0.2.1\n", "line 1, id: has no value"),
        fault("- id: ' '\n  kind: public-resolver\n  address: 192.0.2.1\n", "line 1, id: is empty"),
        fault(resolver + resolver, "line 4, entry a, id: is also the id of the entry in line 1"),
        fault(
            "- id: a\n  address: 192.0.2.1\n",
            "line 1, entry a, kind: is missing: an entry is of kind authorized-resolver, public-resolver, exemption or ordinary-domain"),
        fault(
            "- id: a\n  kind: authorised_resolver\n",
            "line 2, entry a, kind: \"authorised_resolver\" isn't a kind: did you mean authorized-resolver?"),
        fault(
            "- id: a\n  kind: friend\n",
            "line 2, entry a, kind: \"friend\" isn't a kind: use authorized-resolver, public-resolver, exemption or ordinary-domain"),
        fault("- id: \"\\u2028\"\n  kind: exemption\n  process: x\n", "line 1, id: is empty"),
        fault(
            "- id: " + "x".repeat(201) + "\n  kind: exemption\n  process: x\n",
            "line 1, entry xxx"),
        // Addresses.
        fault("- id: a\n  kind: public-resolver\n", "line 1, entry a, address: is missing"),
        fault(
            "- id: a\n  kind: public-resolver\n  address: dns.example\n",
            "line 3, entry a, address: \"dns.example\" isn't an IP address"),
        fault(
            "- id: a\n  kind: public-resolver\n  address: 10.0.0.1/8\n",
            "line 3, entry a, address: 10.0.0.1/8 has host bits set: did you mean 10.0.0.0/8?"),
        fault(
            "- id: a\n  kind: public-resolver\n  address: 10.0.0.0/33\n",
            "line 3, entry a, address: \"33\" isn't a prefix length"),
        fault(
            "- id: a\n  kind: public-resolver\n  address: 0.0.0.0/0\n",
            "line 3, entry a, address: 0.0.0.0/0 is too wide"),
        fault(
            "- id: a\n  kind: public-resolver\n  address: 128.0.0.0/1\n",
            "line 3, entry a, address: 128.0.0.0/1 is too wide: it would disable the signals; public ranges may be /8 or narrower"),
        fault(
            "- id: a\n  kind: public-resolver\n  address: 10.0.0.0/7\n",
            "line 3, entry a, address: 10.0.0.0/7 is too wide"),
        fault(
            "- id: a\n  kind: authorized-resolver\n  address: ::/0\n",
            "line 3, entry a, address: ::/0 is too wide"),
        fault(
            "- id: a\n  kind: authorized-resolver\n  address: 2000::/3\n",
            "line 3, entry a, address: 2000::/3 is too wide: it would disable the signals; public ranges may be /16 or narrower"),
        fault(
            "- id: a\n  kind: authorized-resolver\n  address: ::ffff:0:0/96\n",
            "line 3, entry a, address: 0.0.0.0/0 is too wide"),
        // What a kind has no room for.
        fault(
            resolver + "  process: x.exe\n",
            "line 4, entry a, process: doesn't belong to kind public-resolver, only to exemption"),
        fault(
            resolver + "  domain: example.com\n",
            "line 4, entry a, domain: doesn't belong to kind public-resolver, only to ordinary-domain"),
        fault(
            exemption + "  process: x\n  domain: example.com\n",
            "line 4, entry a, domain: doesn't belong"),
        fault(
            "- id: a\n  kind: ordinary-domain\n  domain: example.com\n  address: 192.0.2.1\n",
            "line 4, entry a, address: doesn't belong to kind ordinary-domain, only to authorized-resolver, public-resolver or exemption"),
        // Exemptions.
        fault(
            exemption,
            "line 1, entry a: an exemption has to name a process, account, device or network"),
        fault(exemption + "  address: 192.0.2.1\n", "line 1, entry a: an exemption has to name"),
        fault(exemption + "  process: null\n", "line 1, entry a: an exemption has to name"),
        fault(exemption + "  process:\n", "line 3, entry a, process: has no value"),
        fault(
            exemption + "  process: '*'\n", "line 3, entry a, process: matches nearly everything"),
        fault(
            exemption + "  process: '*.exe'\n  account: '* '\n",
            "line 3, entry a, process: matches nearly everything"),
        fault(
            exemption + "  process: '*e'\n", "line 3, entry a, process: matches nearly everything"),
        fault(
            exemption + "  process: '*svc*'\n  account: '*\\*'\n",
            "line 3, entry a, process: matches nearly everything"),
        fault(
            exemption + "  network: '**'\n", "line 3, entry a, network: matches nearly everything"),
        fault(exemption + "  process: *\n", "line 3: isn't valid YAML"),
        fault(
            exemption + "  process: *.exe\n",
            "line 3: isn't valid YAML: while scanning an alias that starts in line 3, "),
        fault(
            exemption + "  process: C:\\Tools\\scan.exe\n",
            "line 3, entry a, process: is compared with the file name only, and can't have a directory: write scan.exe"),
        // Domains.
        fault("- id: a\n  kind: ordinary-domain\n", "line 1, entry a, domain: is missing"),
        fault(
            "- id: a\n  kind: ordinary-domain\n  domain: '*'\n",
            "line 3, entry a, domain: \"*\" covers domains that anyone can register"),
        fault(
            "- id: a\n  kind: ordinary-domain\n  domain: com\n",
            "line 3, entry a, domain: \"com\" covers"),
        fault(
            "- id: a\n  kind: ordinary-domain\n  domain: a b\n",
            "line 3, entry a, domain: \"a b\" isn't a domain name"),
        fault(
            "- id: a\n  kind: ordinary-domain\n  domain: example.com\n  signals: high-volume\n",
            "line 4, entry a, signals: can't be others than tunnel-by-name"),
        // Signals.
        fault(
            resolver + "  signals: [high-volume, highvolume]\n",
            "line 4, entry a, signals: \"highvolume\" isn't a signal: did you mean high-volume?"),
        fault(
            resolver + "  signals:\n    - high-volume\n    - dns\n",
            "line 6, entry a, signals: \"dns\" isn't a signal: use unauthorized-resolver, high-volume, configuration-change or tunnel-by-name"),
        fault(resolver + "  signals: []\n", "line 4, entry a, signals: is empty"),
        fault(
            resolver + "  signals: {a: b}\n",
            "line 4, entry a, signals: has to be one text, or a list of them"),
        fault(
            resolver + "  signals: [[high-volume]]\n",
            "line 4, entry a, signals: has something other than a text in its list"),
        fault(resolver + "  signals: [~]\n", "line 4, entry a, signals: has something other"),
        fault(resolver + "  signals: [*x]\n", "line 4, entry a, signals: anchors"),
        // Validity.
        fault(
            resolver + "  from: yesterday\n",
            "line 4, entry a, from: \"yesterday\" isn't a time: write it as 2026-03-01"),
        fault(
            resolver + "  until: 2026-02-30\n",
            "line 4, entry a, until: \"2026-02-30\" isn't a time"),
        fault(
            resolver + "  from: 2026-03-01\n  until: 2026-03-01\n",
            "line 5, entry a, until: has to be after from"),
        fault(
            resolver + "  until: 2026-03-01\n  from: 2026-03-02\n",
            "line 4, entry a, until: has to be after from"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void reportsWhatIsWrongWithItsLine(String text, String[] expected) {
    AllowlistFile.Reading reading = read(text);
    assertThat(reading.problems()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(reading.problems().get(i).toString()).startsWith(expected[i]);
    }
    assertThat(reading.isValid()).isFalse();
    assertThatThrownBy(reading::allowlist).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void reportsAllProblemsTogetherAndKeepsTheEntriesWithout() {
    AllowlistFile.Reading reading =
        read(
            """
            - id: a
              kind: public-resolver
              address: 192.0.2.1
              from: never
              signals: [none]
              colour: red
            - id: b
              kind: public-resolver
              address: 192.0.2.2
            - id: b
              kind: public-resolver
              address: 192.0.2.3
            - id: c
              kind: exemption
            """);
    assertThat(reading.problems()).extracting(Problem::line).containsExactly(4, 5, 6, 10, 13);
    assertThat(reading.entries())
        .extracting(AllowlistEntry::addressText)
        .containsExactly("192.0.2.2");
  }

  @Test
  void refusesRangesThatTogetherCoverOverHalfOfThePublicAddresses() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < 224; i++) {
      text.append("- id: n").append(i).append("\n  kind: ");
      text.append(i % 2 == 0 ? "public-resolver" : "authorized-resolver");
      text.append("\n  address: ").append(i).append(".0.0.0/8\n");
    }
    AllowlistFile.Reading reading = read(text.toString());
    // 10 and 127 aren't public, so that the 111 /8s up to 112 are just over half of the rest.
    assertThat(reading.problems())
        .containsExactly(new Problem(3 * 112, "n112", "address", RangeRules.TOO_MUCH));
  }

  @Test
  void takesRangesThatTogetherStayBelow() {
    AllowlistFile.Reading reading =
        read(
            """
            - {id: a, kind: authorized-resolver, address: 10.0.0.0/8}
            - {id: b, kind: authorized-resolver, address: 'fc00::/7'}
            - {id: c, kind: authorized-resolver, address: 224.0.0.0/4}
            - {id: d, kind: authorized-resolver, address: 12.0.0.0/8}
            - {id: e, kind: authorized-resolver, address: 'fe80::/10'}
            - {id: f, kind: authorized-resolver, address: '2a00::/16'}
            - {id: g, kind: exemption, process: x.exe, address: 0.0.0.0/0}
            """);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.entries()).hasSize(7);
  }

  @Test
  void knowsAllSignals() {
    assertThat(EntryReader.SIGNALS)
        .containsAll(Stream.of(DetectionType.values()).map(DetectionType::signal).toList());
  }

  private static Arguments fault(String text, String... problems) {
    return Arguments.of(text, problems);
  }

  static AllowlistFile.Reading read(String text) {
    return AllowlistFile.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
