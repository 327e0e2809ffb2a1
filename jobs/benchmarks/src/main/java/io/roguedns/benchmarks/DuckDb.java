package io.roguedns.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A DuckDB database in this process's memory, outside the heap. */
final class DuckDb implements AutoCloseable {
  private final Connection connection;
  private final Statement statement;

  /**
   * Opens a database.
   *
   * @param memory the maximum, as in {@code 2GB}
   */
  DuckDb(int threads, String memory) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    statement = connection.createStatement();
    run("SET threads = " + threads);
    run("SET memory_limit = " + text(memory));
    run("SET TimeZone = 'UTC'");
  }

  void run(String sql) throws SQLException {
    statement.execute(sql);
  }

  long number(String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  double fraction(String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getDouble(1);
    }
  }

  /** The first column of a result. */
  List<String> column(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        values.add(result.getString(1));
      }
    }
    return values;
  }

  /** A literal of SQL. */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A path as a literal of SQL. */
  static String text(Path path) {
    return text(path.toString());
  }

  @Override
  public void close() throws SQLException {
    statement.close();
    connection.close();
  }
}
