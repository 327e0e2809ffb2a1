package io.roguedns.detection.alert;

import io.roguedns.address.IpAddress;
import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * The history of a device's adapters, from its rows of DeviceNetworkInfo: each row is valid until
 * the adapter's next. Not thread-safe.
 */
final class DeviceNetworks {
  /** The maximum delay of a device's row about a network that it has joined. */
  static final long GRACE = 5 * Ticks.PER_MINUTE;

  /** The validity of an adapter's row; after it the adapter's state is unknown. */
  static final long VALID = 7 * Ticks.PER_DAY;

  /** The limit of a device's adapters: those with the latest rows are kept. */
  static final int MAX_ADAPTERS = 256;

  /** The limit of a device's rows: the latest are kept. */
  static final int MAX_ROWS = 8_192;

  /** The limit of networks and of addresses in a row: the first are kept. */
  static final int MAX_LIST = 32;

  /** The limit of a text in a row, in characters. */
  static final int MAX_TEXT = 256;

  /** The order of rows, by their time. */
  static final Comparator<NetworkInfo> ORDER =
      Comparator.comparingLong(NetworkInfo::timestamp)
          .thenComparing(NetworkInfo::adapter)
          .thenComparingLong(NetworkInfo::reportId)
          .thenComparing(NetworkInfo::toString);

  private final List<Adapter> rows = new ArrayList<>();

  /** How many rows {@link #standing} is made of. */
  private int at;

  /** Each adapter's last row among the first {@link #at}. */
  private final Map<String, Adapter> standing = new HashMap<>();

  /**
   * @param rows the device's rows, in any order
   */
  DeviceNetworks(Iterable<NetworkInfo> rows) {
    List<NetworkInfo> ordered = new ArrayList<>();
    rows.forEach(ordered::add);
    ordered.sort(ORDER);
    take(ordered);
  }

  private void take(List<NetworkInfo> ordered) {
    rows.clear();
    ordered.forEach(row -> rows.add(new Adapter(row)));
    at = 0;
    standing.clear();
  }

  List<NetworkInfo> rows() {
    return rows.stream().map(adapter -> adapter.row).toList();
  }

  /** A row with what alerts ask of it, its lists and texts cut at their limits. */
  static NetworkInfo cut(NetworkInfo row) {
    return new NetworkInfo(
        row.timestamp(),
        row.deviceName(),
        cut(row.adapter()),
        cut(row.adapterType()),
        cut(row.status()),
        cut(row.tunnelType()),
        cut(row.ipv4Dhcp()),
        cut(row.ipv6Dhcp()),
        row.networks().stream()
            .limit(MAX_LIST)
            .map(network -> new ConnectedNetwork(cut(network.name()), cut(network.category())))
            .toList(),
        cut(row.dnsAddresses()),
        List.of(),
        cut(row.addresses()),
        row.reportId());
  }

  private static List<String> cut(List<String> texts) {
    return texts.stream().limit(MAX_LIST).map(DeviceNetworks::cut).toList();
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  /**
   * Removes expired rows, and rows beyond the limits.
   *
   * @param complete no row is to come that is older than this
   * @param keep how adapters stood from here on is asked still
   * @return how many rows were beyond the limits
   */
  int forget(long complete, long keep) {
    Map<String, List<NetworkInfo>> adapters = new HashMap<>();
    for (Adapter adapter : rows) {
      NetworkInfo row = adapter.row;
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
    List<List<NetworkInfo>> known = new ArrayList<>();
    for (List<NetworkInfo> said : adapters.values()) {
      // What no longer counts goes, also if the adapter's next row is years away: as long as it is
      // there, there is something to forget, and its owner looks again every hour.
      said.removeIf(row -> row.timestamp() < keep - VALID);
      int first = 0;
      while (first + 1 < said.size() && said.get(first + 1).timestamp() <= keep) {
        first++;
      }
      if (!said.isEmpty()) {
        known.add(said.subList(first, said.size()));
      }
    }
    known.sort(Comparator.comparing(DeviceNetworks::last, ORDER.reversed()));
    List<NetworkInfo> kept = new ArrayList<>();
    int all = 0;
    for (int i = 0; i < known.size(); i++) {
      all += known.get(i).size();
      if (i < MAX_ADAPTERS) {
        kept.addAll(known.get(i));
      }
    }
    kept.sort(ORDER);
    take(kept.subList(Math.max(0, kept.size() - MAX_ROWS), kept.size()));
    return all - rows.size();
  }

  private static NetworkInfo last(List<NetworkInfo> said) {
    return said.get(said.size() - 1);
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

  /** The adapters' states between two times, and a little later. */
  View during(long from, long to) {
    int begin = rowsUntil(from);
    stand(begin);
    List<Adapter> adapters = new ArrayList<>(rows.subList(begin, rowsUntil(to + GRACE)));
    standing.values().stream()
        .filter(adapter -> adapter.row.timestamp() >= from - VALID)
        .sorted(Comparator.comparing(adapter -> adapter.row, ORDER))
        .forEach(adapters::add);
    adapters.removeIf(adapter -> !adapter.row.status().equalsIgnoreCase("Up"));
    return View.of(adapters);
  }

  /** How many rows are no later than a time. */
  private int rowsUntil(long time) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows.get(middle).row.timestamp() <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Lets the adapters stand as after some rows; times are mostly asked for in ascending order. */
  private void stand(int count) {
    if (count < at) {
      standing.clear();
      at = 0;
    }
    for (; at < count; at++) {
      Adapter adapter = rows.get(at);
      standing.put(adapter.row.adapter(), adapter);
    }
  }

  /** A row, with what is worked out of it once. */
  private static final class Adapter {
    private final NetworkInfo row;
    private Set<IpAddress> resolvers;
    private Set<IpAddress> addresses;
    private List<String> networks;

    Adapter(NetworkInfo row) {
      this.row = row;
    }

    boolean isTunnel() {
      return row.adapterType().equalsIgnoreCase("Tunnel")
          || !row.tunnelType().isEmpty() && !row.tunnelType().equalsIgnoreCase("None");
    }

    boolean hasResolver(IpAddress wanted) {
      if (resolvers == null) {
        resolvers = parsed(row.dnsAddresses());
      }
      return resolvers.contains(wanted);
    }

    boolean hasAddress(IpAddress wanted) {
      if (addresses == null) {
        addresses = parsed(row.addresses());
      }
      return addresses.contains(wanted);
    }

    List<String> networks() {
      if (networks == null) {
        networks =
            row.networks().stream()
                .map(network -> network.name() + " (" + network.category() + ")")
                .toList();
      }
      return networks;
    }

    private static Set<IpAddress> parsed(List<String> texts) {
      Set<IpAddress> parsed = new HashSet<>();
      texts.forEach(text -> IpAddress.parse(text).ifPresent(parsed::add));
      return parsed;
    }
  }

  /** The adapters that were up within a time range. */
  static final class View {
    /** No known adapters. */
    static final View NOTHING = new View(List.of());

    private final List<Adapter> adapters;

    private View(List<Adapter> adapters) {
      this.adapters = adapters;
    }

    private static View of(List<Adapter> adapters) {
      return adapters.isEmpty() ? NOTHING : new View(adapters);
    }

    boolean isVpnUp() {
      return adapters.stream().anyMatch(Adapter::isTunnel);
    }

    /** Whether a setting is one of a VPN's adapter; its key holds the adapter's name. */
    boolean isVpnAdapter(String setting) {
      return adapters.stream()
          .anyMatch(
              adapter ->
                  adapter.isTunnel()
                      && !adapter.row.adapter().isEmpty()
                      && setting.contains(adapter.row.adapter().toLowerCase(Locale.ROOT)));
    }

    boolean isVpnResolver(IpAddress resolver) {
      return adapters.stream()
          .anyMatch(adapter -> adapter.isTunnel() && adapter.hasResolver(resolver));
    }

    /** Whether DHCP provided the resolver in a matching network. */
    boolean isGivenByDhcp(IpAddress resolver, BiPredicate<String, String> nameAndCategory) {
      return adapters.stream()
          .filter(adapter -> adapter.hasResolver(resolver))
          .map(adapter -> adapter.row)
          .anyMatch(
              row ->
                  !(row.ipv4Dhcp().isEmpty() && row.ipv6Dhcp().isEmpty())
                      && !row.networks().isEmpty()
                      && row.networks().stream()
                          .allMatch(
                              network -> nameAndCategory.test(network.name(), network.category())));
    }

    /** Whether adapters have resolvers configured, and not this one. */
    boolean isToldToUseOthers(IpAddress resolver) {
      return adapters.stream().anyMatch(adapter -> !adapter.row.dnsAddresses().isEmpty())
          && adapters.stream().noneMatch(adapter -> adapter.hasResolver(resolver));
    }

    boolean isOwnAddress(IpAddress resolver) {
      return adapters.stream().anyMatch(adapter -> adapter.hasAddress(resolver));
    }

    /** The networks, as {@code name (category)}. */
    Set<String> networks() {
      return adapters.stream()
          .flatMap(adapter -> adapter.networks().stream())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The resolvers that adapters name. */
    Set<String> resolvers() {
      return adapters.stream()
          .flatMap(adapter -> adapter.row.dnsAddresses().stream())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }
}
