package io.roguedns.simulation.world;

import java.util.List;

/**
 * A network that devices are connected to.
 *
 * @param name as Windows shows it: the nearest thing to an SSID that Defender has
 * @param category {@code Public}, {@code Private} or {@code DomainAuthenticated}
 * @param resolvers the DNS servers that devices use there, the first most of all
 * @param dhcp whether DHCP provides them
 * @param dhcpTruth the expected result of the registry value that DHCP sets
 */
public record Network(
    String name,
    Category category,
    Medium medium,
    String prefix,
    String gateway,
    List<Resolver> resolvers,
    boolean dhcp,
    Truth dhcpTruth) {
  /** Windows' category of a network. */
  public enum Category {
    PUBLIC("Public"),
    PRIVATE("Private"),
    DOMAIN("DomainAuthenticated");

    private final String label;

    Category(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** Which adapter leads there. */
  public enum Medium {
    CABLE,
    WIRELESS,
    TUNNEL
  }

  private static final List<Resolver> INTERNAL = List.of(Resolver.INTERNAL_1, Resolver.INTERNAL_2);

  public static final Network OFFICE =
      new Network(
          Fleet.DOMAIN,
          Category.DOMAIN,
          Medium.CABLE,
          "10.20",
          "10.20.0.1",
          INTERNAL,
          true,
          Truth.QUIET);
  public static final Network DATACENTRE =
      new Network(
          Fleet.DOMAIN,
          Category.DOMAIN,
          Medium.CABLE,
          "10.0",
          "10.0.0.254",
          INTERNAL,
          false,
          Truth.QUIET);
  public static final Network HOME =
      new Network(
          "Home",
          Category.PRIVATE,
          Medium.WIRELESS,
          "192.168",
          "192.168.1.1",
          List.of(Resolver.quiet("192.168.1.1")),
          true,
          Truth.QUIET);

  /** A home whose router provides a well-known public resolver. */
  public static final Network HOME_WITH_PUBLIC_DNS =
      new Network(
          "Home 5G",
          Category.PRIVATE,
          Medium.WIRELESS,
          "192.168",
          "192.168.1.1",
          List.of(Resolver.quiet("8.8.8.8"), Resolver.quiet("1.1.1.1")),
          true,
          Truth.QUIET);

  public static final Network VPN =
      new Network(
          Fleet.DOMAIN,
          Category.DOMAIN,
          Medium.TUNNEL,
          "10.200",
          "10.200.0.1",
          INTERNAL,
          false,
          Truth.QUIET);

  /** The same network with other configured resolvers. */
  public Network resolvingWith(Resolver... others) {
    return new Network(name, category, medium, prefix, gateway, List.of(others), dhcp, dhcpTruth);
  }

  /** A device's address there. */
  public String addressOf(Device device) {
    int number = device.number();
    return prefix.equals("192.168")
        ? gateway.substring(0, gateway.lastIndexOf('.')) + "." + (20 + number % 200)
        : prefix + "." + (1 + number / 200) + "." + (10 + number % 200);
  }

  public Adapter adapterOf(Device device) {
    return switch (medium) {
      case CABLE -> device.ethernet();
      case WIRELESS -> device.wifi();
      case TUNNEL -> device.vpn();
    };
  }
}
