package io.roguedns.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.address.Cidr;
import io.roguedns.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class AllowlistProperties {
  private static final String SIGNAL = "unauthorized-resolver";

  @Property(tries = 2000)
  void aPatternIsItsRegularExpression(@ForAll("globs") String glob, @ForAll("texts") String text) {
    // With ends that trimming leaves alone, so that both see the same pattern.
    String pattern = "|" + glob + "|";
    String expression =
        pattern
            .chars()
            .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(String.valueOf((char) c)))
            .collect(Collectors.joining());
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    assertThat(GlobPattern.of(pattern).matches("|" + text + "|"))
        .isEqualTo(Pattern.compile(expression, flags).matcher("|" + text + "|").matches());
  }

  @Property(tries = 1000)
  void aPatternMatchesWhatFillsItsStars(
      @ForAll("globs") String glob, @ForAll("texts") String fill) {
    String trimmed = glob.trim();
    assertThat(GlobPattern.of(trimmed).matches(trimmed.replace("*", fill))).isTrue();
  }

  @Property(tries = 300)
  void resolversAreFoundAsByLookingAtEach(
      @ForAll @Size(max = 30) List<@From("ranges") Cidr> ranges,
      @ForAll("addresses") IpAddress address) {
    List<AllowlistEntry> entries = new ArrayList<>();
    for (Cidr range : ranges) {
      String id = "n" + entries.size();
      entries.add(
          AllowlistEntry.builder(
                  id,
                  entries.size() % 2 == 0
                      ? EntryKind.PUBLIC_RESOLVER
                      : EntryKind.AUTHORIZED_RESOLVER)
              .address(range.toString())
              .signals(entries.size() % 5 == 0 ? List.of("high-volume") : List.of())
              .from(entries.size() % 3)
              .build());
    }
    Allowlist list = Allowlist.of(entries);
    List<AllowlistEntry> expected =
        entries.stream()
            .filter(entry -> entry.appliesTo(SIGNAL) && entry.address().contains(address))
            .toList();
    assertThat(list.resolverCandidates(address, SIGNAL)).isEqualTo(expected);
    for (long at = 0; at < 3; at++) {
      long time = at;
      assertThat(list.resolverEntry(address, SIGNAL, time))
          .isEqualTo(expected.stream().filter(entry -> entry.validAt(time)).findFirst());
    }
  }

  @Property(tries = 300)
  void exemptionsAreFoundAsByLookingAtEach(
      @ForAll @Size(max = 12) List<@From("exemptions") AllowlistEntry> drafts,
      @ForAll("names") String process,
      @ForAll("names") String account,
      @ForAll("names") String device) {
    List<AllowlistEntry> entries = new ArrayList<>();
    for (AllowlistEntry draft : drafts) {
      AllowlistEntry.Builder entry = AllowlistEntry.builder("n" + entries.size(), draft.kind());
      if (draft.process() != null) {
        entry.process(draft.process().toString());
      }
      if (draft.account() != null) {
        entry.account(draft.account().toString());
      }
      if (draft.device() != null) {
        entry.device(draft.device().toString());
      }
      entries.add(entry.until(1 + entries.size() % 2).build());
    }
    assertThat(Allowlist.of(entries).exemption(SIGNAL, process, account, device, null, 1))
        .isEqualTo(
            entries.stream()
                .filter(entry -> entry.validAt(1) && entry.fits(process, account, device, null))
                .findFirst());
  }

  @Provide
  Arbitrary<String> globs() {
    return Arbitraries.strings().withChars("ab*B.\\[(Éßk\u017F ").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("abAB.\\éſsK\u212A\n*").ofMaxLength(10);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("", "a", "A", "ab", "AB", "b", "x\\a", "/b");
  }

  @Provide
  Arbitrary<AllowlistEntry> exemptions() {
    Arbitrary<String> patterns = Arbitraries.of("a", "A", "ab", "a*", "*b", "b").injectNull(0.5);
    return Combinators.combine(patterns, patterns, patterns)
        .filter((process, account, device) -> process != null || account != null || device != null)
        .as(
            (process, account, device) -> {
              AllowlistEntry.Builder entry = AllowlistEntry.builder("x", EntryKind.EXEMPTION);
              if (process != null) {
                entry.process(process);
              }
              if (account != null) {
                entry.account(account);
              }
              if (device != null) {
                entry.device(device);
              }
              return entry.build();
            });
  }

  /** Close to one another, so that ranges lie within ranges. */
  @Provide
  Arbitrary<IpAddress> addresses() {
    Arbitrary<Integer> near = Arbitraries.integers().between(0, 15);
    return Arbitraries.oneOf(
        near.map(bits -> IpAddress.ofV4(0xc0000200 | bits)),
        near.map(bits -> IpAddress.ofV6(0x20010db8L << 32, bits)));
  }

  @Provide
  Arbitrary<Cidr> ranges() {
    return Combinators.combine(addresses(), Arbitraries.integers().between(0, 5))
        .as((address, wider) -> Cidr.around(address, address.length() - wider));
  }
}
