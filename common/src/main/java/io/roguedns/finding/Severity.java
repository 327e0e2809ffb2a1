package io.roguedns.finding;

import java.util.Locale;

/** Severities, from lowest to highest. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** The name in output: {@code low}, {@code medium}, {@code high}, {@code critical}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
