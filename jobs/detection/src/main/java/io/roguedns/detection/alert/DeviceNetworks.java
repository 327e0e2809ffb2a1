package io.roguedns.detection.alert;

import io.roguedns.address.IpAddress;
import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * How a device's adapters stood over time, by its rows of DeviceNetworkInfo: each row is valid
 * until the adapter's next. Not thread-safe.
 */
final class DeviceNetworks {
  /** A device tells of a network a little after it has joined it; so long its row may be behind. */
  static final long GRACE = 5 * Ticks.PER_MINUTE;

  /** What adapters said before counts so long, and then it is no longer known how they stand. */
  static final long VALID = 7 * Ticks.PER_DAY;

  private static final Comparator<NetworkInfo> ORDER =
      Comparator.comparingLong(NetworkInfo::timestamp)
          .thenComparing(NetworkInfo::adapter)
          .thenComparingLong(NetworkInfo::reportId)
          .thenComparing(NetworkInfo::toString);

  private final List<NetworkInfo> rows;

  /**
   * @param rows the device's rows, in any order
   */
  DeviceNetworks(Iterable<NetworkInfo> rows) {
    this.rows = new ArrayList<>();
    rows.forEach(this.rows::add);
    this.rows.sort(ORDER);
  }

  List<NetworkInfo> rows() {
    return rows;
  }

  /**
   * Forgets what no longer matters.
   *
   * @param complete no row is to come that is older than this
   * @param keep how adapters stood from here on is asked still
   */
  void forget(long complete, long keep) {
    Map<String, List<NetworkInfo>> adapters = new HashMap<>();
    for (NetworkInfo row : rows) {
      List<NetworkInfo> said = adapters.computeIfAbsent(row.adapter(), any -> new ArrayList<>());
      int size = said.size();
      // Of what is said again and again the first and the last time are enough, as long as the
      // first still counts when the last is said.
      if (row.timestamp() <= complete
          && size >= 2
          && isSame(said.get(size - 1), row)
          && isSame(said.get(size - 2), row)
          && row.timestamp() - said.get(size - 2).timestamp() <= VALID) {
        said.set(size - 1, row);
      } else {
        said.add(row);
      }
    }
    rows.clear();
    for (List<NetworkInfo> said : adapters.values()) {
      while (said.size() >= 2 && said.get(1).timestamp() <= keep) {
        said.remove(0);
      }
      if (said.get(said.size() - 1).timestamp() >= keep - VALID) {
        rows.addAll(said);
      }
    }
    rows.sort(ORDER);
  }

  private static boolean isSame(NetworkInfo one, NetworkInfo other) {
    return one.adapterType().equals(other.adapterType())
        && one.status().equals(other.status())
        && one.tunnelType().equals(other.tunnelType())
        && one.ipv4Dhcp().equals(other.ipv4Dhcp())
        && one.ipv6Dhcp().equals(other.ipv6Dhcp())
        && one.networks().equals(other.networks())
        && one.dnsAddresses().equals(other.dnsAddresses())
        && one.addresses().equals(other.addresses());
  }

  /** How the adapters stood at some time from one moment to another, or a little later. */
  View during(long from, long to) {
    Map<String, NetworkInfo> atStart = new HashMap<>();
    List<NetworkInfo> adapters = new ArrayList<>();
    for (NetworkInfo row : rows) {
      if (row.timestamp() <= from) {
        atStart.put(row.adapter(), row);
      } else if (row.timestamp() <= to + GRACE) {
        adapters.add(row);
      }
    }
    atStart.values().stream()
        .filter(row -> row.timestamp() >= from - VALID)
        .sorted(ORDER)
        .forEach(adapters::add);
    adapters.removeIf(row -> !row.status().equalsIgnoreCase("Up"));
    return new View(adapters);
  }

  /**
   * What was up within a time.
   *
   * @param adapters the rows of adapters that were up
   */
  record View(List<NetworkInfo> adapters) {
    boolean isVpnUp() {
      return adapters.stream().anyMatch(View::isTunnel);
    }

    /** Whether a setting is one of a VPN's adapter; its key holds the adapter's name. */
    boolean isVpnAdapter(String setting) {
      return adapters.stream()
          .anyMatch(
              row ->
                  isTunnel(row)
                      && !row.adapter().isEmpty()
                      && setting.contains(row.adapter().toLowerCase(Locale.ROOT)));
    }

    boolean isVpnResolver(IpAddress resolver) {
      return adapters.stream().anyMatch(row -> isTunnel(row) && hasResolver(row, resolver));
    }

    /** Whether DHCP gave the resolver in a network that is as asked for. */
    boolean isGivenByDhcp(IpAddress resolver, BiPredicate<String, String> nameAndCategory) {
      return adapters.stream()
          .anyMatch(
              row ->
                  hasResolver(row, resolver)
                      && !(row.ipv4Dhcp().isEmpty() && row.ipv6Dhcp().isEmpty())
                      && !row.networks().isEmpty()
                      && row.networks().stream()
                          .allMatch(
                              network -> nameAndCategory.test(network.name(), network.category())));
    }

    /** Whether adapters name resolvers, and this is none of them. */
    boolean isToldToUseOthers(IpAddress resolver) {
      return adapters.stream().anyMatch(row -> !row.dnsAddresses().isEmpty())
          && adapters.stream().noneMatch(row -> hasResolver(row, resolver));
    }

    boolean isOwnAddress(IpAddress resolver) {
      return adapters.stream().anyMatch(row -> has(row.addresses(), resolver));
    }

    /** The networks, as {@code name (category)}. */
    Set<String> networks() {
      Set<String> names = new LinkedHashSet<>();
      for (NetworkInfo row : adapters) {
        for (ConnectedNetwork network : row.networks()) {
          names.add(network.name() + " (" + network.category() + ")");
        }
      }
      return names;
    }

    /** The resolvers that adapters name. */
    Set<String> resolvers() {
      Set<String> all = new LinkedHashSet<>();
      adapters.forEach(row -> all.addAll(row.dnsAddresses()));
      return all;
    }

    private static boolean isTunnel(NetworkInfo row) {
      return row.adapterType().equalsIgnoreCase("Tunnel")
          || !row.tunnelType().isEmpty() && !row.tunnelType().equalsIgnoreCase("None");
    }

    private static boolean hasResolver(NetworkInfo row, IpAddress resolver) {
      return has(row.dnsAddresses(), resolver);
    }

    private static boolean has(List<String> addresses, IpAddress wanted) {
      Predicate<String> same = text -> IpAddress.parse(text).filter(wanted::equals).isPresent();
      return addresses.stream().anyMatch(same);
    }
  }
}
