package io.roguedns.detection.alert;

import static io.roguedns.detection.testing.EvidenceBuilder.use;
import static io.roguedns.detection.testing.EvidenceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertContext;
import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.Signals;
import io.roguedns.detection.signal.highvolume.SustainedVolume;
import io.roguedns.detection.signal.unauthorizedresolver.PersistentUse;
import io.roguedns.detection.testing.DefaultAlerts;
import io.roguedns.detection.testing.EvidenceBuilder;
import io.roguedns.finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Updates are told every hour, and alerts closed after six. */
class IncidentsTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final AlertType PERSISTENT = PersistentUse.PERSISTENT_UNAUTHORIZED_RESOLVER;

  private final Settings.Alerts settings;
  private final Incidents incidents;
  private Set<Factor> factors = Set.of();

  IncidentsTest() throws Exception {
    settings = DefaultAlerts.with();
    incidents =
        new Incidents(List.of(), List.of(), new HashMap<>(), settings, new Summaries(Signals.ALL));
  }

  private static Clue clue(AlertType pattern, EvidenceBuilder... evidence) {
    return new Clue(pattern, Stream.of(evidence).map(EvidenceBuilder::build).toList());
  }

  private void take(Clue clue, long at) {
    incidents.take(
        clue, "pc1", one -> new Incidents.Seen(factors, DeviceNetworks.View.NOTHING), at);
  }

  private void alone(EvidenceBuilder evidence, long at) {
    take(Clue.of(evidence.build()), at);
  }

  @Test
  void evidenceAloneOpensNoneAndIsCountedOnce() {
    alone(use().findings(3), 0);
    assertThat(incidents.tell(0)).isEmpty();

    alone(use().minute(1), MINUTE);
    take(clue(PERSISTENT, use().findings(3), use().minute(1)), MINUTE);
    take(clue(PERSISTENT, use().findings(3), use().minute(1)), MINUTE);
    assertThat(incidents.tell(MINUTE))
        .singleElement()
        .satisfies(alert -> assertThat(alert.findingCount()).isEqualTo(4));
    assertThat(incidents.recent()).isEmpty();
  }

  @Test
  void thereIsOneAlertOfASubject() {
    take(clue(PERSISTENT, use()), 0);
    take(clue(PERSISTENT, use().resolver("198.51.100.54").minute(1)), 0);
    take(clue(CorrelationRules.DNS_HIJACK_CONFIRMED, use().process("b.exe").minute(2)), 0);
    assertThat(incidents.open()).as("the process or the resolver is the same").hasSize(1);
    take(clue(PERSISTENT, use().resolver("198.51.100.55").process("c.exe")), 0);
    assertThat(incidents.open()).hasSize(2);

    assertThat(incidents.tell(0))
        .extracting(Alert::type)
        .containsExactly(CorrelationRules.DNS_HIJACK_CONFIRMED, PERSISTENT);
  }

  @Test
  void theSystemsServiceIsNoSubject() {
    EvidenceBuilder system =
        use().process("svchost.exe").origin("C:\\Windows\\System32\\svchost.exe", "M", "");
    take(clue(PERSISTENT, system), 0);
    take(clue(PERSISTENT, system.resolver("198.51.100.54").minute(1)), 0);
    assertThat(incidents.open()).hasSize(2);
  }

  @Test
  void updatesAreToldAtMostOnceAnHourButASeverityThatRisesAtOnce() {
    take(clue(PERSISTENT, use()), 5 * MINUTE);
    assertThat(incidents.tell(5 * MINUTE))
        .extracting(Alert::severity)
        .containsExactly(Severity.LOW);
    assertThat(incidents.tell(HOUR)).as("nothing has changed").isEmpty();

    alone(use().minute(1), 20 * MINUTE);
    assertThat(incidents.tell(20 * MINUTE)).isEmpty();
    assertThat(incidents.tell(HOUR)).as("an hour has not passed").isEmpty();
    assertThat(incidents.tell(2 * HOUR))
        .singleElement()
        .satisfies(alert -> assertThat(alert.revision()).isEqualTo(2));

    factors = Set.of(Factor.USER_WRITABLE_PATH);
    alone(use().minute(2), 2 * HOUR + MINUTE);
    assertThat(incidents.tell(2 * HOUR + MINUTE))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
              assertThat(alert.revision()).isEqualTo(3);
            });
  }

  /** Whenever something is told, it was known beforehand that there is to be looked then. */
  @Test
  void whatIsToldIsToldWhenItIsLookedFor() {
    for (long added : new long[] {5 * MINUTE, 20 * MINUTE, HOUR, HOUR + 1, 2 * HOUR - 1}) {
      List<Long> looks = Incidents.lookAt(added, settings).boxed().toList();
      assertThat(looks).contains(added, added + 6 * HOUR).allMatch(look -> look >= added);
      assertThat(looks).anyMatch(look -> look % HOUR == 0 && look >= added + HOUR);
    }
  }

  @Test
  void closesAfterQuietAndOpensAgainUnderAnotherId() {
    take(clue(PERSISTENT, use()), 0);
    Alert first = incidents.tell(0).get(0);
    alone(use().minute(60), HOUR);
    incidents.tell(HOUR);
    assertThat(incidents.tell(7 * HOUR - 1)).isEmpty();
    Alert closed = incidents.tell(7 * HOUR).get(0);
    assertThat(closed.closed()).isTrue();
    assertThat(closed.alertId()).isEqualTo(first.alertId());
    assertThat(closed.findingCount()).isEqualTo(2);
    assertThat(incidents.open()).isEmpty();

    take(clue(PERSISTENT, use().minute(60), use().minute(600)), 10 * HOUR);
    Alert again = incidents.tell(10 * HOUR).get(0);
    assertThat(again.alertId()).isNotEqualTo(first.alertId());
    assertThat(again.findingCount()).as("what the closed one counted isn't").isOne();
    assertThat(again.revision()).isOne();
  }

  @Test
  void idDoesNotDependOnWhatCameBefore() throws Exception {
    alone(use().minute(-5), 0);
    take(clue(PERSISTENT, use().resolver("198.51.100.99").process("z.exe")), 0);
    take(clue(PERSISTENT, use()), 0);
    Incidents other =
        new Incidents(List.of(), List.of(), new HashMap<>(), settings, new Summaries(Signals.ALL));
    other.take(
        clue(PERSISTENT, use()),
        "pc1",
        one -> new Incidents.Seen(Set.of(), DeviceNetworks.View.NOTHING),
        0);

    assertThat(other.tell(0).get(0).alertId())
        .isEqualTo(incidents.tell(0).get(1).alertId())
        .hasSize(32);
  }

  @Test
  void aLatePatternOverWhatAClosedAlertCountedOpensNone() {
    take(clue(PERSISTENT, use(), use().minute(30)), 0);
    incidents.tell(0);
    incidents.tell(6 * HOUR);
    take(clue(PERSISTENT, use().minute(10), use().minute(20)), 7 * HOUR);

    assertThat(incidents.open()).isEmpty();
    assertThat(incidents.tell(7 * HOUR)).isEmpty();
  }

  @Test
  void whatADeviceHasIsBoundedWhateverItAsks() {
    take(clue(PERSISTENT, use()), 0);
    for (int i = 0; i < 100_000; i++) {
      EvidenceBuilder evidence =
          use().resolver("resolver-" + i).process(i % 2 == 0 ? "a.exe" : "p" + i).at(i * 0.01);
      alone(evidence.commandLine("x" + i).account("y" + i), i);
      if (i % 1_000 == 999) {
        incidents.forget(0);
      }
    }
    assertThat(incidents.open()).hasSize(1);
    assertThat(incidents.recent()).hasSizeLessThanOrEqualTo(Incidents.MOST_RECENT);
    OpenAlert alert = incidents.open().get(0);
    assertThat(alert.subjects).hasSize(OpenAlert.MOST_SUBJECTS);
    assertThat(alert.counted).hasSize(OpenAlert.MOST_SUBJECTS);
    assertThat(alert.findingIds).hasSize(Evidence.MOST_IDS);
    Alert told = incidents.tell(100_000).get(0);
    assertThat(told.findingCount()).isEqualTo(50_001);
    AlertContext context = told.context();
    assertThat(context.factors()).contains(Factor.RECURSIVE_RESOLVER);
    assertThat(context.resolvers()).hasSize(AlertContext.MOST);
    assertThat(context.commandLines()).hasSize(AlertContext.MOST);
  }

  /** A DNS server asks others by its nature, unless it is one by its name alone. */
  @Test
  void aDnsServerThatAsksSeveralIsARecursiveResolver() {
    assertThat(askedBy("dns.exe", OpenAlert.RECURSIVE_SERVER, Set.of()))
        .contains(Factor.RECURSIVE_RESOLVER);
    assertThat(askedBy("dns.exe", OpenAlert.RECURSIVE_SERVER - 1, Set.of()))
        .doesNotContain(Factor.RECURSIVE_RESOLVER);
    assertThat(askedBy("updater.exe", OpenAlert.RECURSIVE_SERVER, Set.of()))
        .doesNotContain(Factor.RECURSIVE_RESOLVER);
    assertThat(askedBy("dns.exe", OpenAlert.RECURSIVE_SERVER, Set.of(Factor.USER_WRITABLE_PATH)))
        .doesNotContain(Factor.RECURSIVE_RESOLVER);
  }

  private List<Factor> askedBy(String process, int resolvers, Set<Factor> holding) {
    OpenAlert alert = new OpenAlert("id", "pc1");
    alert.match(PERSISTENT);
    for (int i = 0; i < resolvers; i++) {
      alert.add(
          use().process(process).resolver("198.51.100." + i).build(),
          holding,
          DeviceNetworks.View.NOTHING,
          Map.of(),
          0);
    }
    return alert.tell(0, false, new Summaries(Signals.ALL)).context().factors();
  }

  @Test
  void openAlertsAndWhatClosedOnesCountedAreBounded() {
    for (int i = 0; i < 5_000; i++) {
      take(clue(PERSISTENT, use().resolver("resolver-" + i).process("p" + i).at(i)), i);
    }
    assertThat(incidents.open()).hasSize(Incidents.MOST_OPEN);
    for (int round = 1; round < 300; round++) {
      incidents.tell(round * 7L * HOUR);
      for (int i = 0; i < 20; i++) {
        String name = round + "-" + i;
        take(
            clue(PERSISTENT, use().resolver("r" + name).process("p" + name).minute(round)),
            round * 7L * HOUR);
      }
      incidents.forget(0);
    }
    assertThat(incidents.settled()).hasSizeLessThanOrEqualTo(Incidents.MOST_SETTLED);
  }

  @Test
  void aLoweringFactorCountsIfItHoldsForMostOfWhatItIsAskedOf() {
    factors = Set.of(Factor.SECURITY_TOOL);
    take(clue(PERSISTENT, use().findings(80)), 0);
    factors = Set.of();
    alone(use().findings(20).minute(1), 0);
    assertThat(incidents.tell(0).get(0).context().factors()).contains(Factor.SECURITY_TOOL);
    alone(use().minute(2), 2 * HOUR);
    assertThat(incidents.tell(2 * HOUR).get(0).context().factors())
        .doesNotContain(Factor.SECURITY_TOOL);
  }

  @Test
  void raisingFactorsFollowFromTheWholeIncident() {
    take(clue(PERSISTENT, use().devices(2)), 0);
    take(clue(SustainedVolume.SUSTAINED_DNS_TUNNELING, volume(300)), 0);
    assertThat(incidents.tell(0).get(0).context().factors())
        .contains(Factor.RARE_RESOLVER, Factor.FURTHER_PATTERN)
        .doesNotContain(Factor.COMMON_RESOLVER, Factor.NEW_RESOLVER, Factor.RECURSIVE_RESOLVER);
    alone(use().minute(1).devices(20), 2 * HOUR);
    assertThat(incidents.tell(2 * HOUR).get(0).context().factors())
        .contains(Factor.COMMON_RESOLVER)
        .doesNotContain(Factor.RARE_RESOLVER);
  }

  @Test
  void theSampleOfFindingsIsTheFirst() {
    List<EvidenceBuilder> uses = new ArrayList<>();
    IntStream.range(0, 30)
        .forEach(i -> uses.add(use().minute(29 - i).ids(List.of("id" + (29 - i)))));
    take(clue(PERSISTENT, uses.toArray(EvidenceBuilder[]::new)), 0);
    assertThat(incidents.tell(0).get(0).findingIds())
        .hasSize(Evidence.MOST_IDS)
        .startsWith("id0", "id1", "id2");
  }
}
