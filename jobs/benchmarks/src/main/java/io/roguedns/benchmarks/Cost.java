package io.roguedns.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The cost of a part of the job: runs with and without it, in turns, over the same rows.
 *
 * @param part what it is called in the report
 * @param on the options of runs with it
 * @param off the options of those without
 */
record Cost(String part, List<String> on, List<String> off) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Measures it and reports.
   *
   * @param what what the rows are called
   * @param rows how many they are
   * @param rounds the first is reported separately
   * @param results a directory that each run writes into
   * @param options of all runs
   */
  void measure(
      PrintWriter out,
      String what,
      Path input,
      long rows,
      int rounds,
      int parallelism,
      Path results,
      List<String> options)
      throws IOException {
    Rates with = new Rates("job, " + part + " on", rows);
    Rates without = new Rates("job, " + part + " off", rows);
    long alerts = 0;
    long findings = 0;
    for (int round = 0; round < rounds; round++) {
      // In turns, so neither is always second.
      for (boolean isOn : new boolean[] {round % 2 == 0, round % 2 == 1}) {
        List<String> all = new ArrayList<>(options);
        all.addAll(isOn ? on : off);
        (isOn ? with : without)
            .add(DetectionJob.run(input, parallelism, results, all.toArray(String[]::new)).job());
        if (isOn) {
          JsonNode summary = JSON.readTree(results.resolve("summary.json").toFile());
          findings = sum(summary.path("findings"));
          alerts = sum(summary.path("alerts"));
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "%nOver %s: %,d rows, %,d findings, %,d alerts, %d threads.%n%n",
        what,
        rows,
        findings,
        alerts,
        parallelism);
    out.println(Rates.HEADING);
    List.of(without, with).forEach(rates -> out.println(rates.line()));
    out.printf(
        Locale.ROOT,
        "%nWith %s the rate of the cold round is %.2f of that without",
        part,
        with.cold() / without.cold());
    if (rounds > 1) {
      out.printf(Locale.ROOT, ", in the median of the warm ones %.2f", with.medianRatio(without));
    }
    out.println('.');
  }

  /** All that is counted in an object of counts. */
  static long sum(JsonNode counts) {
    long all = 0;
    for (JsonNode count : counts) {
      all += count.asLong();
    }
    return all;
  }
}
