package io.roguedns.benchmarks.chaos;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.roguedns.benchmarks.chaos.Contents.Difference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param seed that the same faults follow from
 * @param rowsSent without those that close the traffic
 * @param rowsPerSecond while faults came
 * @param days of the fleet that were sent, the last one not to its end
 * @param rowsLate in files of late data: should be none, or the comparison doesn't hold
 * @param rowsRejected in files of rejected rows, refused documents among them
 * @param outputs how each output differs from the undisturbed run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChaosReport(
    long seed,
    long rowsSent,
    double rowsPerSecond,
    int days,
    double minutes,
    List<Struck> faults,
    long rowsLate,
    long rowsRejected,
    Map<String, Difference> outputs) {

  /**
   * A fault that came.
   *
   * @param second when, since the first row
   * @param recovered seconds until the job ran with all tasks and had one more checkpoint, from
   *     when what was killed was started again; null if the next fault didn't wait for it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Struck(int number, String fault, String what, double second, Double recovered) {
    String line(int of) {
      return String.format(
          Locale.ROOT,
          "%6.1f s  %d/%d %s: %s; %s",
          second,
          number,
          of,
          fault,
          what,
          recovered == null
              ? "the next one doesn't wait"
              : String.format(Locale.ROOT, "recovered in %.1f s", recovered));
    }
  }

  /** Whether nothing is lost, doubled or wrong. */
  boolean passed() {
    return rowsLate == 0 && outputs.values().stream().allMatch(Difference::isNone);
  }

  void write(Path file) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d rows in %.1f minutes, %,.0f a second, %d days of the fleet; %d faults, seed %d%n%n",
            rowsSent,
            minutes,
            rowsPerSecond,
            days,
            faults.size(),
            seed));
    text.append(
        String.format("%-18s %6s  %s%n", "fault", "times", "seconds to recover: median, most"));
    for (Fault fault : Fault.values()) {
      List<Struck> of = faults.stream().filter(one -> one.fault().equals(fault.label())).toList();
      if (!of.isEmpty()) {
        text.append(String.format("%-18s %6d  %s%n", fault.label(), of.size(), recoveries(of)));
      }
    }
    text.append(
        String.format(
            "%n%-16s %9s %9s %6s %8s %6s%n",
            "output", "expected", "found", "lost", "doubled", "wrong"));
    outputs.forEach(
        (name, difference) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%-16s %,9d %,9d %6d %8d %6d%n",
                    name,
                    difference.expected(),
                    difference.found(),
                    difference.lost(),
                    difference.doubled(),
                    difference.wrong())));
    text.append(
        String.format(Locale.ROOT, "%nrows late %d, rejected %d%n", rowsLate, rowsRejected));
    text.append(passed() ? "PASSED" : "FAILED").append(System.lineSeparator());
    return text.toString();
  }

  private static String recoveries(List<Struck> faults) {
    List<Double> seconds = new ArrayList<>();
    for (Struck fault : faults) {
      if (fault.recovered() != null) {
        seconds.add(fault.recovered());
      }
    }
    seconds.sort(null);
    return seconds.isEmpty()
        ? "not waited for"
        : String.format(
            Locale.ROOT,
            "%.1f, %.1f (of %d)",
            seconds.get(seconds.size() / 2),
            seconds.get(seconds.size() - 1),
            seconds.size());
  }
}
