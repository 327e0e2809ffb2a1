package io.roguedns.detection.signal.highvolume;

import java.util.List;

/**
 * Counts that travel together: those of one bin and one share of the devices. Most devices ask a
 * few times in a bin, so that a record for each would cost the network and the window's sort more
 * than what it tells.
 *
 * @param bin the bin's start in {@link io.roguedns.event.Ticks}
 * @param share which share of the devices, see {@link #shareOf}
 * @param sequence grows with every update of the allowlist that it was counted by
 * @param allowlistVersion that list's version at the bin's start
 */
record CountBatch(
    long bin, int share, long sequence, String allowlistVersion, List<PartialCount> counts) {
  /** A device's share; every reader puts a device into the same one. */
  static int shareOf(String device, int shares) {
    return Math.floorMod(device.hashCode() * 0x9E3779B9 >>> 8, shares);
  }
}
