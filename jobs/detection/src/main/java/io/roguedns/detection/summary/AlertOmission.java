package io.roguedns.detection.summary;

/**
 * Limits of alerts: what a key has beyond a limit isn't part of an alert or its context, and is
 * counted. Findings have no limit. {@code jobs/docs/bounds.md} documents each.
 */
public enum AlertOmission {
  /** Rows of DeviceNetworkInfo of a device. */
  NETWORK_INFO("networkInfo"),
  /** Findings of a device about unlisted resolvers; they count without their resolver. */
  USES("uses"),
  /** Bins of a device with more queries than the threshold. */
  VOLUMES("volumes"),
  /** Changed or restored settings of a device. */
  CHANGES("changes"),
  /** Findings of a device's query names. */
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
