package io.roguedns.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the job's findings with the query's rows in a table. */
final class FindingsComparison {
  private static final String FOUND = "found";
  private static final int MOST_SHOWN = 5;

  private FindingsComparison() {}

  /**
   * The differences between the two, as multisets; empty if there are none.
   *
   * @param expected the table with the query's rows
   * @param results the directory of the job's results
   */
  static List<String> differences(DuckDb db, String expected, Path results) throws SQLException {
    loadFindings(db, expected, results.resolve("findings"));
    List<String> differences = new ArrayList<>();
    compareCounts(db, expected, differences);
    describe(db, expected, FOUND, "not found by the job: ", differences);
    describe(db, FOUND, expected, "found only by the job: ", differences);
    return differences;
  }

  private static void loadFindings(DuckDb db, String expected, Path findings) throws SQLException {
    if (!Files.isDirectory(findings)) {
      db.run("CREATE OR REPLACE TEMP TABLE %s AS FROM %s LIMIT 0".formatted(FOUND, expected));
      return;
    }
    db.run(
        SqlTemplate.fill(
            "findings.sql",
            Map.of("table", FOUND, "findings", DuckDb.text(findings.resolve("*.jsonl")))));
  }

  private static void compareCounts(DuckDb db, String expected, List<String> differences)
      throws SQLException {
    List<String> queried = counts(db, expected);
    List<String> found = counts(db, FOUND);
    if (!queried.equals(found)) {
      differences.add("the query has " + queried + ", the job " + found);
    }
  }

  /** How many rows of each type there are. */
  static List<String> counts(DuckDb db, String table) throws SQLException {
    return db.column(
        "SELECT DetectionType || ' ' || count(*) FROM %s GROUP BY DetectionType ORDER BY 1"
            .formatted(table));
  }

  private static void describe(
      DuckDb db, String these, String those, String what, List<String> differences)
      throws SQLException {
    String extra = "(FROM %s EXCEPT ALL FROM %s) AS extra".formatted(these, those);
    long count = db.number("SELECT count(*) FROM " + extra);
    if (count > 0) {
      differences.add(
          what
              + count
              + " rows, such as "
              + db.column("SELECT CAST(extra AS VARCHAR) FROM " + extra + " LIMIT " + MOST_SHOWN));
    }
  }
}
