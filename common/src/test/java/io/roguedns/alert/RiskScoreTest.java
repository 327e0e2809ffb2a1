package io.roguedns.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.finding.Severity;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RiskScoreTest {
  private static final AlertType GRAVEST = new AlertType("d", 4, 65, List.of());
  private static final AlertType GRAVE = new AlertType("c", 3, 50, List.of());
  private static final AlertType MIDDLE = new AlertType("b", 2, 30, List.of());
  private static final AlertType LIGHT = new AlertType("a", 1, 35, List.of());

  @Test
  void isWithinBounds() {
    EnumSet<Factor> raising = EnumSet.allOf(Factor.class);
    raising.removeIf(Factor::lowers);
    EnumSet<Factor> lowering = EnumSet.complementOf(raising);

    assertThat(RiskScore.of(Set.of(GRAVEST, GRAVE, MIDDLE, LIGHT), raising)).isEqualTo(100);
    assertThat(RiskScore.of(Set.of(GRAVEST, GRAVE, MIDDLE, LIGHT), lowering)).isZero();
    assertThat(RiskScore.of(Set.of(), Set.of())).isZero();
  }

  @Test
  void isThePointsOfTheGravestPatternAndOfWhatApplies() {
    assertThat(RiskScore.of(Set.of(LIGHT), Set.of())).isEqualTo(35);
    assertThat(RiskScore.of(Set.of(LIGHT), Set.of(Factor.USER_WRITABLE_PATH, Factor.VPN_UP)))
        .isEqualTo(35 + 15 - 10);
  }

  @Test
  void furtherPatternsCountOnceEachAndForTwoAtMost() {
    Set<Factor> further = Set.of(Factor.FURTHER_PATTERN);
    Set<AlertType> patterns = new HashSet<>(Set.of(LIGHT, MIDDLE));
    assertThat(RiskScore.of(patterns, further))
        .as("the graver's points, although the other has more")
        .isEqualTo(30 + 10);
    assertThat(RiskScore.of(patterns, Set.of())).as("that follows from the patterns").isEqualTo(40);
    patterns.add(GRAVE);
    assertThat(RiskScore.of(patterns, further)).isEqualTo(50 + 20);
    patterns.add(GRAVEST);
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
