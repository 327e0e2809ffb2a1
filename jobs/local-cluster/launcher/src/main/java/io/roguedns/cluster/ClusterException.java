package io.roguedns.cluster;

import java.util.List;

/** The cluster can't execute a command; the problems have remedies. */
public final class ClusterException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;
  private final boolean usage;

  private ClusterException(List<String> problems, boolean usage) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
    this.usage = usage;
  }

  /** Something was asked for that can't be. */
  public static ClusterException usage(List<String> problems) {
    return new ClusterException(problems, true);
  }

  /** Something went wrong. */
  public static ClusterException failure(String problem) {
    return new ClusterException(List.of(problem), false);
  }

  public List<String> problems() {
    return problems;
  }

  public boolean isUsage() {
    return usage;
  }
}
