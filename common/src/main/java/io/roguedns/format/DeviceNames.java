package io.roguedns.format;

import io.roguedns.address.IpAddress;
import io.roguedns.event.Ticks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which device had an address at a time, from an inventory or from DHCP's leases. Immutable.
 *
 * <p>Of several leases of one address that hold at a time, the one that began last counts: a device
 * that leaves doesn't give its lease back. One without a beginning is before all others.
 */
public final class DeviceNames implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No names: a device's name is its address. */
  public static final DeviceNames NONE = new DeviceNames(List.of());

  /**
   * What device had an address.
   *
   * @param from the first tick at which it had it; 0 for ever before
   * @param until the first tick at which it no longer had it; {@link Long#MAX_VALUE} for ever after
   */
  public record Lease(IpAddress address, String name, long from, long until)
      implements Serializable {}

  /** Of each address the leases, by their beginning. */
  private final HashMap<IpAddress, ArrayList<Lease>> leases = new HashMap<>();

  public DeviceNames(Collection<Lease> all) {
    for (Lease lease : all) {
      leases.computeIfAbsent(lease.address(), any -> new ArrayList<>()).add(lease);
    }
    for (List<Lease> ofOne : leases.values()) {
      ofOne.sort(Comparator.comparingLong(Lease::from));
    }
  }

  /**
   * The name of the device that had an address; else the address in its one spelling, or the text
   * itself if it is none.
   *
   * @param ticks the time, in {@link Ticks}
   */
  public String nameOf(String address, long ticks) {
    IpAddress parsed = IpAddress.parse(address).orElse(null);
    if (parsed == null) {
      return address;
    }
    List<Lease> ofOne = leases.get(parsed);
    if (ofOne != null) {
      for (int i = lastBegun(ofOne, ticks); i >= 0; i--) {
        if (ticks < ofOne.get(i).until()) {
          return ofOne.get(i).name();
        }
      }
    }
    return parsed.toString();
  }

  /** The index of the last lease that has begun, or -1. */
  private static int lastBegun(List<Lease> ofOne, long ticks) {
    int low = 0;
    int high = ofOne.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ofOne.get(middle).from() <= ticks) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** Of each address the names that two leases give it from the very same time on. */
  List<String> contradictions() {
    List<String> found = new ArrayList<>();
    for (Map.Entry<IpAddress, ArrayList<Lease>> ofOne : leases.entrySet()) {
      List<Lease> sorted = ofOne.getValue();
      for (int i = 1; i < sorted.size(); i++) {
        Lease before = sorted.get(i - 1);
        Lease here = sorted.get(i);
        if (before.from() == here.from() && !before.name().equals(here.name())) {
          String since = here.from() == 0 ? "" : " from " + Ticks.format(here.from()) + " on";
          found.add(
              "%s is both %s and %s%s"
                  .formatted(ofOne.getKey(), before.name(), here.name(), since));
        }
      }
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }
}
