package io.roguedns.detection.options;

import java.util.List;

/**
 * The settings can't be run with. Every problem is in it, so that one round of corrections
 * suffices.
 */
public final class ConfigurationException extends Exception {
  private final transient List<String> problems;

  public ConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each names the option, the value and what is allowed. */
  public List<String> problems() {
    return problems;
  }
}
