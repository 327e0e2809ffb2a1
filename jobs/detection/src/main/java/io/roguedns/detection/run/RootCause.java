package io.roguedns.detection.run;

/** What lies at the bottom of a failure. */
public final class RootCause {
  private RootCause() {}

  /** The innermost cause of a failure, which is itself if it has none. */
  public static Throwable of(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
