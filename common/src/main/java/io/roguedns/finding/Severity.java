package io.roguedns.finding;

import java.util.Locale;

/** How bad something is, from least to worst. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /**
   * The name as it stands in output: {@code low}, {@code medium}, {@code high}, {@code critical}.
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
