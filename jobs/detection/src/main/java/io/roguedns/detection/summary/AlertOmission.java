package io.roguedns.detection.summary;

/**
 * What alerts leave out, since one key has more of it in some time than a limit. It is no part of
 * an alert or its context, and is counted; findings have no limit. {@code jobs/docs/bounds.md} says
 * what each means.
 */
public enum AlertOmission {
  /** Rows of DeviceNetworkInfo of a device. */
  NETWORK_INFO("networkInfo"),
  /** Findings of unlisted resolvers that a device asked; they count without their resolver. */
  USES("uses"),
  /** Bins of a device with more queries than the threshold. */
  VOLUMES("volumes"),
  /** Settings of a device that were changed, or put right. */
  CHANGES("changes"),
  /** Findings of names that a device asked. */
  NAMES("names");

  private final String label;

  AlertOmission(String label) {
    this.label = label;
  }

  /** The limit's name in the summary and in metrics. */
  public String label() {
    return label;
  }
}
