package io.roguedns.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows a second of each round. */
final class Rates {
  /** The head of a table of which each has a line. */
  static final String HEADING =
      "| rows a second                | cold      | median    | least     | most      |%n"
              .formatted()
          + "| ---------------------------- | --------- | --------- | --------- | --------- |";

  private final String name;
  private final long rows;
  private final List<Double> rates = new ArrayList<>();

  Rates(String name, long rows) {
    this.name = name;
    this.rows = rows;
  }

  void add(Duration duration) {
    rates.add(rows / (duration.toNanos() / 1e9));
  }

  /** The rate of the first round, in which everything is cold. */
  double cold() {
    return rates.get(0);
  }

  /** A line of the table: cold, then median, least and most of the other rounds. */
  String line() {
    List<Double> warm = warm();
    return String.format(
        Locale.ROOT,
        "| %-28s | %9s | %9s | %9s | %9s |",
        name,
        millions(cold()),
        millions(median(warm)),
        millions(warm.stream().min(Double::compare).orElse(Double.NaN)),
        millions(warm.stream().max(Double::compare).orElse(Double.NaN)));
  }

  /** The median of the quotients of the same rounds, without the first. */
  double medianRatio(Rates other) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 1; round < rates.size(); round++) {
      ratios.add(rates.get(round) / other.rates.get(round));
    }
    return median(ratios);
  }

  private List<Double> warm() {
    return rates.subList(1, rates.size());
  }

  private static String millions(double rate) {
    return Double.isNaN(rate) ? "-" : String.format(Locale.ROOT, "%.2f M", rate / 1e6);
  }

  static double median(List<Double> values) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
