package io.roguedns.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.run.LiveJob;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.configurationchange.Tampering;
import io.roguedns.detection.signal.highvolume.SustainedVolume;
import io.roguedns.detection.signal.tunnelbyname.SustainedNames;
import io.roguedns.detection.signal.unauthorizedresolver.PersistentUse;
import io.roguedns.detection.testing.EvidenceBuilder;
import io.roguedns.detection.testing.PatternHarness;
import io.roguedns.detection.testing.PatternHarness.Emitted;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever evidence there is and in whatever order it comes, each pattern gives the same matches,
 * each with its last evidence's time and as soon as that has passed, and keeps nothing at the end.
 */
class PatternProperties {
  private static final Duration BIN = Duration.ofMinutes(5);
  private static final long BIN_TICKS = Ticks.ofDuration(BIN);

  /** A pattern's pipeline under settings of which few pieces of evidence make a match. */
  enum Pattern {
    HIJACK(DetectionType.CONFIGURATION_CHANGE, DetectionType.UNAUTHORIZED_RESOLVER) {
      @Override
      PatternHarness.Pipeline pipeline(Settings settings) {
        return all -> CorrelationRules.hijack(all, all, BIN, settings.alerts().patterns());
      }
    },
    TUNNEL(DetectionType.HIGH_VOLUME, DetectionType.UNAUTHORIZED_RESOLVER) {
      @Override
      PatternHarness.Pipeline pipeline(Settings settings) {
        return all -> CorrelationRules.tunnel(all, all, BIN);
      }
    },
    CAMPAIGN(DetectionType.UNAUTHORIZED_RESOLVER) {
      @Override
      PatternHarness.Pipeline pipeline(Settings settings) {
        return all -> CorrelationRules.campaign(all, settings.alerts().patterns());
      }
    },
    TAMPERING(DetectionType.CONFIGURATION_CHANGE) {
      @Override
      PatternHarness.Pipeline pipeline(Settings settings) {
        return all -> Tampering.escalate(all, settings.alerts().patterns());
      }
    },
    PERSISTENT_USE(DetectionType.UNAUTHORIZED_RESOLVER) {
      @Override
      PatternHarness.Pipeline pipeline(Settings settings) {
        return all -> PersistentUse.escalate(all, settings.alerts().patterns());
      }
    },
    SUSTAINED_VOLUME(DetectionType.HIGH_VOLUME) {
      @Override
      PatternHarness.Pipeline pipeline(Settings settings) {
        return all -> SustainedVolume.escalate(all, BIN, settings.alerts().patterns());
      }
    },
    SUSTAINED_NAMES(DetectionType.TUNNEL_BY_NAME) {
      @Override
      PatternHarness.Pipeline pipeline(Settings settings) {
        return all ->
            SustainedNames.escalate(all, settings.tunnelByName(), settings.alerts().patterns());
      }
    };

    /** The types of evidence that its stream has. */
    private final Set<DetectionType> types;

    Pattern(DetectionType... types) {
      this.types = Set.of(types);
    }

    abstract PatternHarness.Pipeline pipeline(Settings settings);
  }

  private final Settings settings;

  PatternProperties() throws Exception {
    settings =
        LiveJob.settings(
            "input",
            "rows.jsonl",
            "alert.persistent-findings",
            "3",
            "alert.campaign-devices",
            "3",
            "alert.sustained-bins",
            "2",
            "alert.sustained-windows",
            "2");
  }

  @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
  void aMatchIsEmittedWithItsLastEvidenceWhateverTheOrderOfArrival(
      @ForAll Pattern pattern, @ForAll("evidence") List<Evidence> any, @ForAll long seed)
      throws Exception {
    List<Evidence> evidence =
        any.stream().filter(one -> pattern.types.contains(one.type())).toList();
    List<Evidence> inOrder = new ArrayList<>(evidence);
    inOrder.sort(Comparator.comparingLong(PatternProperties::time));
    List<Emitted> expected = run(pattern, inOrder, List.of());
    assertThat(expected).allSatisfy(one -> assertThat(one.time()).isEqualTo(lastTime(one.clue())));

    List<Evidence> inDisorder = new ArrayList<>(evidence);
    Collections.shuffle(inDisorder, new Random(seed));
    run(pattern, inDisorder, expected);
  }

  /** Runs a pattern; what is emitted by each watermark is what has come to its time of some. */
  private List<Emitted> run(Pattern pattern, List<Evidence> arrivals, List<Emitted> expected)
      throws Exception {
    PatternHarness harness = new PatternHarness(pattern.pipeline(settings));
    for (int i = 0; i < arrivals.size(); i++) {
      harness.add(arrivals.get(i), time(arrivals.get(i)));
      long complete =
          arrivals.subList(i + 1, arrivals.size()).stream()
                  .mapToLong(PatternProperties::time)
                  .min()
                  .orElse(Long.MAX_VALUE)
              - 1;
      harness.watermark(complete);
      if (!expected.isEmpty()) {
        assertThat(harness.emitted())
            .as("by %d", complete)
            .containsExactlyInAnyOrderElementsOf(
                expected.stream().filter(one -> one.time() <= complete).toList());
      }
    }
    harness.end();
    assertThat(harness.left()).as("state").isZero();
    return harness.emitted();
  }

  /** The time that evidence has in its stream: that of uses is the end of their bin. */
  private static long time(Evidence evidence) {
    return evidence.type() == DetectionType.UNAUTHORIZED_RESOLVER
        ? Ticks.toUnixMillis(Ticks.bin(evidence.last(), BIN_TICKS) + BIN_TICKS) - 1
        : Ticks.toUnixMillis(evidence.last());
  }

  private static long lastTime(Clue clue) {
    return clue.evidence().stream().mapToLong(PatternProperties::time).max().orElseThrow();
  }

  @Provide
  Arbitrary<List<Evidence>> evidence() {
    return Arbitraries.oneOf(uses(), changes(), changes(), volumes(), names())
        .list()
        .ofMinSize(5)
        .ofMaxSize(60);
  }

  /** The same times, times next to each other, edges of windows and of patterns' reach. */
  private static Arbitrary<Double> seconds() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            0.0,
            0.0000001,
            0.001,
            299.9999999,
            300.0,
            600.0,
            1_200.0,
            3_599.999,
            3_600.0,
            3_600.001,
            7_200.0,
            86_399.999,
            86_400.0,
            86_400.001,
            90_000.0),
        Arbitraries.integers().between(0, 1_200).map(Integer::doubleValue),
        Arbitraries.integers().between(0, 100_000).map(Integer::doubleValue));
  }

  private static Arbitrary<EvidenceBuilder> common(Arbitrary<EvidenceBuilder> builders) {
    return Combinators.combine(
            builders,
            Arbitraries.of("pc1", "pc2", "pc3"),
            Arbitraries.of("a.exe", "A.exe", "b.exe", ""))
        .as((one, device, process) -> one.device(device).process(process));
  }

  private static Arbitrary<String> resolvers() {
    return Arbitraries.of("198.51.100.53", "203.0.113.9", "2001:db8::53");
  }

  private static Arbitrary<Evidence> uses() {
    return common(
            Combinators.combine(seconds(), resolvers(), Arbitraries.longs().between(1, 3))
                .as(
                    (at, resolver, findings) ->
                        EvidenceBuilder.use().at(at).resolver(resolver).findings(findings)))
        .map(EvidenceBuilder::build);
  }

  private static Arbitrary<Evidence> changes() {
    Arbitrary<String> settings =
        Arbitraries.of(
            "tcpip\\{1}\\nameserver", "tcpip\\{2}\\nameserver", "tcpip\\{1}\\dhcpnameserver");
    return Combinators.combine(
            common(
                Combinators.combine(Arbitraries.of(true, false), seconds(), resolvers())
                    .as(
                        (right, at, resolver) ->
                            right
                                ? EvidenceBuilder.repair().at(at)
                                : EvidenceBuilder.change().at(at).resolver(resolver))),
            settings,
            Arbitraries.of(true, false))
        .as(
            (one, setting, byDhcp) ->
                (byDhcp ? one.process("svchost.exe") : one).setting(setting).build());
  }

  private static Arbitrary<Evidence> volumes() {
    return common(
            Combinators.combine(Arbitraries.integers().between(0, 6), Arbitraries.of(2L, 300L))
                .as((bin, queries) -> EvidenceBuilder.volume(queries).minute(5.0 * bin)))
        .map(EvidenceBuilder::build);
  }

  private static Arbitrary<Evidence> names() {
    return common(
            Combinators.combine(
                    Arbitraries.integers().between(0, 5),
                    Arbitraries.of("bad.example", "x.test", ""))
                .as((hour, domain) -> EvidenceBuilder.names(domain).minute(60.0 * hour)))
        .map(EvidenceBuilder::build);
  }
}
