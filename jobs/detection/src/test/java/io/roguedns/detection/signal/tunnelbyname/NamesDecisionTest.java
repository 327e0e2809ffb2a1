package io.roguedns.detection.signal.tunnelbyname;

import static io.roguedns.detection.signal.tunnelbyname.Asking.asked;
import static io.roguedns.detection.signal.tunnelbyname.Asking.names;
import static io.roguedns.detection.signal.tunnelbyname.Asking.payload;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.settings.Settings;
import io.roguedns.finding.Finding;
import io.roguedns.finding.NameFigures;
import io.roguedns.finding.NameFigures.Basis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesDecisionTest {
  private static final int MINUTE = 60;

  private final NamesDecision decision =
      new NamesDecision(new Settings.TunnelByName(Duration.ofHours(1), 20, 512, 12, -1));
  private final Random dice = new Random(7);

  @ParameterizedTest
  @CsvSource({"TXT,24", "NULL,24", "CNAME,24", "A,60", "'',60"})
  void aTunnelIsFoundByItsNames(String type, int queries) {
    Finding finding = hour(queries, i -> payload(dice, 30) + ".t.evil.com", type).orElseThrow();

    NameFigures figures = finding.names();
    assertThat(figures.domain()).isEqualTo("evil.com");
    assertThat(figures.basis()).isEqualTo(Basis.INFORMATION);
    assertThat(figures.distinctNames()).isEqualTo(queries);
    assertThat(figures.meanLength()).isEqualTo(32);
    // 30 characters of five bits each.
    assertThat(figures.information()).isBetween(queries * 15L, queries * 20L);
    assertThat(figures.sample()).hasSize(5).allMatch(name -> name.endsWith(".t.evil.com"));
    assertThat(finding.remoteIp()).isEqualTo("10.0.0.1");
    assertThat(finding.queryCount()).isEqualTo(queries);
    assertThat(finding.timestamp()).isEqualTo(Asking.NOON);
  }

  @Test
  void theSameNamesAgainAreNone() {
    List<String> few = IntStream.range(0, 10).mapToObj(i -> payload(dice, 40)).toList();

    assertThat(hour(5_000, i -> few.get(i % 10) + ".example.com", "TXT")).isEmpty();
  }

  @Test
  void ordinaryHostsAreNone() {
    String[] hosts = {"www", "mail", "api", "static", "img", "login", "docs", "news", "m", "cdn"};

    assertThat(hour(500, i -> hosts[i % 10] + (i / 10) + ".example.com", "A")).isEmpty();
  }

  @Test
  void aBrowsersRandomProbesAreNone() {
    assertThat(hour(30, i -> payload(dice, 7 + i % 9), "A")).isEmpty();
  }

  @Test
  void serviceDiscoveryIsNone() {
    String[] services = {"_ldap._tcp", "_kerberos._tcp", "_gc._tcp", "_kpasswd._udp"};

    assertThat(
            hour(
                1_000,
                i ->
                    services[i % 4]
                        + (i % 3 == 0 ? "" : ".site-" + i % 25 + "._sites")
                        + ".dc._msdcs.corp.example",
                "SRV"))
        .isEmpty();
  }

  @Test
  void manyDomainsOfOrdinaryNamesAreNone() {
    assertThat(
            judge(
                Scope.RESOLVER,
                10_000,
                i -> "www." + payload(dice, 12) + (i % 2 == 0 ? ".com" : ".org"),
                "A"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".d%d.com", ".d%d.unlisted%d"})
  void aTunnelOverManyDomainsOrNoneIsFoundByItsResolver(String domain) {
    Finding finding =
        judge(Scope.RESOLVER, 200, i -> payload(dice, 40) + domain.formatted(i % 30, i % 29), "A")
            .orElseThrow();

    assertThat(finding.names().basis()).isEqualTo(Basis.SPREAD);
    assertThat(finding.names().domain()).isEmpty();
    assertThat(finding.names().sample()).allMatch(name -> name.matches("[a-z0-5]{40}\\.d.*"));
  }

  @Test
  void namesThatLieInNoDomainAreTakenTogether() {
    assertThat(hour(60, i -> payload(dice, 40), "A").orElseThrow().names().domain()).isEmpty();
  }

  @Test
  void oneDomainAloneIsNoSpread() {
    assertThat(judge(Scope.RESOLVER, 5_000, i -> payload(dice, 40) + ".evil.com", "A")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 50})
  void pollsForTextAreFoundWhateverTheirJitter(int jitter) {
    Finding finding = polls(30, jitter, 20, "TXT", i -> "cmd.evil.com").orElseThrow();

    assertThat(finding.names().basis()).isEqualTo(Basis.POLLING);
    assertThat(finding.names().polls()).isEqualTo(30);
    assertThat(finding.names().interval()).isBetween(15L * MINUTE, 25L * MINUTE);
    assertThat(finding.names().windowMinutes()).isEqualTo(1_440);
  }

  @Test
  void pollsForOneNamesAddressAreNone() {
    assertThat(polls(60, 0, 10, "A", i -> "settings-endpoint.example.com")).isEmpty();
  }

  @Test
  void fewPollsAreNone() {
    assertThat(polls(11, 0, 60, "TXT", i -> "cmd.evil.com")).isEmpty();
  }

  @Test
  void whatIsSlowIsFoundInADay() {
    // Forty a day of ten minutes' work each are nothing in any hour.
    Finding finding = polls(280, 90, 5, "A", i -> payload(dice, 30) + ".evil.com").orElseThrow();

    assertThat(finding.names().basis()).isEqualTo(Basis.INFORMATION);
    assertThat(finding.names().windowMinutes()).isEqualTo(1_440);
  }

  /** Else a tunnel could hide among cheap names. */
  @Test
  void moreNamesNeverMakeLessOfIt() {
    List<AskedName> queries =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    i < 20
                        ? asked(i, payload(dice, 20) + ".evil.com", "TXT")
                        : asked(i, "h" + i % 10 + "." + i / 10 % 30 + ".evil.com", "A"))
            .toList();
    for (int count = 20; count < queries.size(); count += 53) {
      assertThat(decision.judge(names(Scope.DOMAIN, queries.subList(0, count)), Finding.FINAL))
          .as("%s queries", count)
          .isPresent();
    }
  }

  @Test
  void manyHostsOfOneNetworkAreNone() {
    assertThat(hour(400, i -> "server-" + (1_000 + i) + ".frankfurt.example.com", "A")).isEmpty();
  }

  @Test
  void whatIsBusyAllDayIsNoPoll() {
    for (double everySoManyMinutes : new double[] {0.5, 0.7, 1, 1.4, 2}) {
      Random chance = new Random(3);
      assertThat(
              judge(
                  Scope.DAY,
                  (int) (1_440 / everySoManyMinutes),
                  second -> chance.nextDouble() * 86_400 - 43_200,
                  i -> "gmail.com",
                  "MX"))
          .as("every %s minutes", everySoManyMinutes)
          .isEmpty();
    }
  }

  @Test
  void whatIsntWorthJudgingIsNoFinding() {
    for (int count = 1; count < 200; count += 7) {
      AskedNames names =
          names(
              Scope.DOMAIN,
              IntStream.range(0, count)
                  .mapToObj(i -> asked(i, payload(dice, 2 + i % 20) + ".example.com", "A"))
                  .toList());
      if (!decision.isWorthJudging(names)) {
        assertThat(decision.judge(names, Finding.FINAL)).isEmpty();
      }
    }
  }

  private Optional<Finding> hour(int count, IntFunction<String> name, String type) {
    return judge(Scope.DOMAIN, count, name, type);
  }

  private Optional<Finding> judge(Scope scope, int count, IntFunction<String> name, String type) {
    return judge(scope, count, i -> 3_600.0 * i / count, name, type);
  }

  private Optional<Finding> judge(
      Scope scope, int count, IntToDoubleFunction second, IntFunction<String> name, String type) {
    return decision.judge(
        names(
            scope,
            IntStream.range(0, count)
                .mapToObj(i -> asked(second.applyAsDouble(i), name.apply(i), type))
                .toList()),
        Finding.FINAL);
  }

  /** Polls from midnight on, so many minutes apart, give or take some of a hundred. */
  private Optional<Finding> polls(
      int count, int jitter, int minutes, String type, IntFunction<String> name) {
    AskedNames names =
        names(
            Scope.DAY,
            IntStream.range(0, count)
                .mapToObj(
                    i ->
                        asked(
                            -12 * 3_600
                                + MINUTE
                                    * minutes
                                    * (i + 0.5 + jitter / 100.0 * (dice.nextDouble() - 0.5)),
                            name.apply(i),
                            type))
                .toList());
    return decision.judge(names, Finding.FINAL);
  }
}
