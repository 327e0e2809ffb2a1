package io.roguedns.detection.signal.highvolume;

import java.util.List;

/**
 * A batch of partial counts of one bin and one share of the devices. Most devices send a few
 * queries per bin, so one record per device would be expensive to shuffle and sort.
 *
 * @param bin the bin's start in {@link io.roguedns.event.Ticks}
 * @param share which share of the devices, see {@link #shareOf}
 * @param sequence that of the allowlist; grows with every update
 * @param allowlistVersion that list's version at the bin's start
 */
record CountBatch(
    long bin, int share, long sequence, String allowlistVersion, List<PartialCount> counts) {
  /** A device's share, the same in every reader. */
  static int shareOf(String device, int shares) {
    return Math.floorMod(device.hashCode() * 0x9E3779B9 >>> 8, shares);
  }
}
