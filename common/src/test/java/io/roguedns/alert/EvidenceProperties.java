package io.roguedns.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.ProcessOrigin;
import io.roguedns.finding.DetectionType;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Evidence of one subject adds up, in whatever order it comes. */
class EvidenceProperties {
  @Property(tries = 500)
  void orderDoesNotMatter(
      @ForAll("evidence") Evidence a,
      @ForAll("evidence") Evidence b,
      @ForAll("evidence") Evidence c) {
    assertThat(a.plus(b)).isEqualTo(b.plus(a));
    assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
  }

  @Property(tries = 300)
  void countsAddUpAndTheSampleIsBounded(
      @ForAll("evidence") Evidence a, @ForAll("evidence") Evidence b) {
    Evidence sum = a.plus(b);

    assertThat(sum.findings()).isEqualTo(a.findings() + b.findings());
    assertThat(sum.first()).isEqualTo(Math.min(a.first(), b.first()));
    assertThat(sum.last()).isEqualTo(Math.max(a.last(), b.last()));
    assertThat(sum.findingIds())
        .hasSize(Math.min(Evidence.MOST_IDS, a.findingIds().size() + b.findingIds().size()))
        .isSorted();
  }

  /** Few values each, so that many are the same. */
  @Provide
  Arbitrary<Evidence> evidence() {
    Arbitrary<String> text = Arbitraries.of("", "a", "b");
    Arbitrary<ProcessOrigin> origins = Combinators.combine(text, text, text).as(ProcessOrigin::of);
    Arbitrary<List<String>> ids =
        Arbitraries.strings()
            .alpha()
            .ofLength(2)
            .list()
            .ofMaxSize(Evidence.MOST_IDS)
            .map(list -> list.stream().sorted().toList());
    return Combinators.combine(
            Arbitraries.of("a.exe", "A.EXE"),
            text,
            text,
            origins,
            Arbitraries.longs().between(0, 3),
            Arbitraries.longs().between(0, 3),
            Arbitraries.longs().between(1, 100),
            ids)
        .as(
            (process, account, commandLine, origin, first, length, findings, some) ->
                new Evidence(
                    DetectionType.UNAUTHORIZED_RESOLVER,
                    "pc1",
                    process,
                    account,
                    commandLine,
                    origin,
                    "198.51.100.53",
                    "",
                    first,
                    first + length,
                    findings,
                    some,
                    findings,
                    length,
                    length.intValue(),
                    length == 2));
  }
}
