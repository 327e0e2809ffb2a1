package io.roguedns.alert;

import io.roguedns.finding.Severity;
import java.util.Comparator;
import java.util.Set;

/**
 * The score: the sum of the points of the most severe pattern and of every factor that applies,
 * limited to 0 to 100.
 */
public final class RiskScore {
  /** The least score of each severity above low. */
  public static final int MEDIUM = 40;

  public static final int HIGH = 65;
  public static final int CRITICAL = 85;

  private static final int MOST = 100;
  private static final int MOST_FURTHER_PATTERNS = 2;

  private RiskScore() {}

  /**
   * The score.
   *
   * @param patterns the patterns that match
   * @param factors what applies besides; that several patterns match follows from those
   */
  public static int of(Set<AlertType> patterns, Set<Factor> factors) {
    int points =
        patterns.stream().min(Comparator.naturalOrder()).map(AlertType::points).orElse(0)
            + furtherPatterns(patterns);
    for (Factor factor : factors) {
      points += factor == Factor.FURTHER_PATTERN ? 0 : factor.points();
    }
    return Math.max(0, Math.min(MOST, points));
  }

  /** The points of the patterns besides the most severe one. */
  public static int furtherPatterns(Set<AlertType> patterns) {
    return Math.min(MOST_FURTHER_PATTERNS, Math.max(0, patterns.size() - 1))
        * Factor.FURTHER_PATTERN.points();
  }

  /** How bad a score is. */
  public static Severity severity(int score) {
    if (score >= CRITICAL) {
      return Severity.CRITICAL;
    }
    if (score >= HIGH) {
      return Severity.HIGH;
    }
    return score >= MEDIUM ? Severity.MEDIUM : Severity.LOW;
  }
}
