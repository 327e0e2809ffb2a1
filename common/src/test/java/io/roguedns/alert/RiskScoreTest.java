package io.roguedns.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.finding.Severity;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RiskScoreTest {
  @Test
  void isWithinBounds() {
    EnumSet<Factor> raising = EnumSet.allOf(Factor.class);
    raising.removeIf(Factor::lowers);
    EnumSet<Factor> lowering = EnumSet.complementOf(raising);

    assertThat(RiskScore.of(EnumSet.allOf(AlertType.class), raising)).isEqualTo(100);
    assertThat(RiskScore.of(EnumSet.allOf(AlertType.class), lowering)).isZero();
    assertThat(RiskScore.of(Set.of(), Set.of())).isZero();
  }

  @Test
  void isThePointsOfTheGravestPatternAndOfWhatApplies() {
    assertThat(RiskScore.of(Set.of(AlertType.PERSISTENT_UNAUTHORIZED_RESOLVER), Set.of()))
        .isEqualTo(35);
    assertThat(
            RiskScore.of(
                Set.of(AlertType.PERSISTENT_UNAUTHORIZED_RESOLVER),
                Set.of(Factor.USER_WRITABLE_PATH, Factor.VPN_UP)))
        .isEqualTo(35 + 15 - 10);
  }

  @Test
  void furtherPatternsCountOnceEachAndForTwoAtMost() {
    Set<Factor> further = Set.of(Factor.FURTHER_PATTERN);
    EnumSet<AlertType> patterns =
        EnumSet.of(AlertType.PERSISTENT_UNAUTHORIZED_RESOLVER, AlertType.SUSTAINED_DNS_TUNNELING);
    assertThat(RiskScore.of(patterns, further))
        .as("the graver's points, although the other has more")
        .isEqualTo(30 + 10);
    assertThat(RiskScore.of(patterns, Set.of())).as("that follows from the patterns").isEqualTo(40);
    patterns.add(AlertType.PERSISTENT_CONFIGURATION_TAMPERING);
    assertThat(RiskScore.of(patterns, further)).isEqualTo(50 + 20);
    patterns.add(AlertType.ROGUE_RESOLVER_CAMPAIGN);
    assertThat(RiskScore.of(patterns, further)).isEqualTo(65 + 20);
  }

  @Test
  void severitiesHaveTheirBorders() {
    assertThat(RiskScore.severity(0)).isEqualTo(Severity.LOW);
    assertThat(RiskScore.severity(39)).isEqualTo(Severity.LOW);
    assertThat(RiskScore.severity(40)).isEqualTo(Severity.MEDIUM);
    assertThat(RiskScore.severity(64)).isEqualTo(Severity.MEDIUM);
    assertThat(RiskScore.severity(65)).isEqualTo(Severity.HIGH);
    assertThat(RiskScore.severity(84)).isEqualTo(Severity.HIGH);
    assertThat(RiskScore.severity(85)).isEqualTo(Severity.CRITICAL);
    assertThat(RiskScore.severity(100)).isEqualTo(Severity.CRITICAL);
  }
}
