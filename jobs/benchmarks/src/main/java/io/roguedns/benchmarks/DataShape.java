package io.roguedns.benchmarks;

import java.time.Duration;
import java.util.Locale;

/**
 * The shape of generated input.
 *
 * @param rows of DeviceNetworkEvents; DeviceRegistryEvents has a twentieth of that
 * @param files the number of files of network rows
 * @param span the range of event time
 * @param copyOptions DuckDB's options for writing Parquet, such as {@code COMPRESSION zstd}
 * @param nulls whether columns have nulls, as real rows do
 */
record DataShape(
    long rows,
    int files,
    Duration span,
    Order order,
    Times times,
    Ports ports,
    String copyOptions,
    boolean nulls) {
  static final String SNAPPY = "COMPRESSION snappy";

  /** The order of the rows. */
  enum Order {
    /** As rows arrive: nearly in order, each up to ten minutes late. */
    ARRIVAL {
      @Override
      String time(long span, long rows) {
        return "greatest(0, i * %d // %d - delay)".formatted(span, rows);
      }
    },
    /** None: every file has rows of all times. */
    SHUFFLED {
      @Override
      String time(long span, long rows) {
        return "g // 1000 %% %d".formatted(span);
      }
    };

    /** A row's microseconds after the first row, in SQL. */
    abstract String time(long span, long rows);
  }

  /** How times are written. */
  enum Times {
    MICROS("make_timestamp(us)", "epoch_us(Timestamp) // 300000000"),
    MILLIS(
        "CAST(make_timestamp(us) AS TIMESTAMP_MS)",
        "epoch_us(CAST(Timestamp AS TIMESTAMP)) // 300000000"),
    NANOS("make_timestamp_ns(us * 1000 + 100 * tick)", "epoch_ns(Timestamp) // 300000000000"),
    TEXT(
        "strftime(make_timestamp(us), '%Y-%m-%dT%H:%M:%S.%f') || tick || 'Z'",
        "epoch_ns(CAST(Timestamp AS TIMESTAMP_NS)) // 300000000000");

    private final String ofMicros;
    private final String bin;

    Times(String ofMicros, String bin) {
      this.ofMicros = ofMicros;
      this.bin = bin;
    }

    /** The column from microseconds {@code us} and tenths of one {@code tick}, in SQL. */
    String ofMicros() {
      return ofMicros;
    }

    /** The number of five minutes that a row of the column falls in, in SQL. */
    String bin() {
      return bin;
    }
  }

  /** How ports are written, by the type in SQL. */
  enum Ports {
    INTEGER,
    BIGINT,
    VARCHAR
  }

  long registryRows() {
    return rows / 20;
  }

  long allRows() {
    return rows + registryRows();
  }

  /** A unique name of this input. */
  String directoryName() {
    return String.format(
            Locale.ROOT,
            "%d-rows-%s-%s-%s-%s-%s%s",
            rows,
            span,
            order,
            times,
            ports,
            copyOptions.replaceAll("[^A-Za-z0-9]+", "-"),
            nulls ? "-nulls" : "")
        .toLowerCase(Locale.ROOT);
  }
}
