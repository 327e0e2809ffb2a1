package io.roguedns.simulation.fleet;

import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Network;
import io.roguedns.simulation.world.Network.Category;
import io.roguedns.simulation.world.Resolver;
import io.roguedns.simulation.world.Truth;
import java.util.List;
import java.util.Locale;

/**
 * The networks that people are in when they aren't in the office. Most of their resolvers are
 * unlisted and come from DHCP; many devices share a provider's.
 */
final class Places {
  /** The entry of the fleet's allowlist for the Lisbon office. */
  static final String LISBON_ENTRY = "remote-office-lisbon";

  private static final int PROVIDERS = 18;
  private static final int THIRD_PARTIES = 4;
  private static final List<String> ROUTERS =
      List.of("192.168.0.1", "192.168.1.1", "192.168.2.1", "192.168.88.1", "192.168.178.1");
  private static final List<String> HOMES =
      List.of("Home", "Livebox-%s", "Fritz-%s", "SkyNet %s", "TP-LINK_%s", "Guest house %s");
  private static final List<String> GUESTS =
      List.of("Harbour Cafe Guest", "Hotel Aurora", "Rail WiFi", "Corner Bakery", "Airport Free");

  private Places() {}

  /** Somebody's home. */
  static Network home(Dice dice) {
    String name = dice.pick(HOMES).formatted(dice.hex(4).toUpperCase(Locale.ROOT));
    Category category = dice.chance(0.75) ? Category.PRIVATE : Category.PUBLIC;
    String router = dice.pick(ROUTERS);
    if (dice.chance(0.45)) {
      return wireless(name, category, router, Truth.QUIET, Resolver.quiet(router));
    }
    if (dice.chance(0.27)) {
      return wireless(
          name,
          category,
          router,
          Truth.QUIET,
          Resolver.quiet("8.8.8.8"),
          Resolver.quiet("1.1.1.1"));
    }
    if (dice.chance(0.7)) {
      int provider = (int) dice.below(PROVIDERS);
      return wireless(
          name,
          category,
          router,
          Truth.FINDING,
          Resolver.unauthorized("192.0.2." + (200 + 2 * provider)),
          Resolver.unauthorized("192.0.2." + (201 + 2 * provider)));
    }
    // The router is configured with a public resolver that isn't on the allowlist.
    String chosen = "192.0.2." + (240 + dice.below(THIRD_PARTIES));
    return wireless(name, category, router, Truth.FINDING, Resolver.unauthorized(chosen));
  }

  /** A café, a hotel, a train. */
  static Network guest(Dice dice) {
    String name = dice.pick(GUESTS);
    String gateway = "192.168." + dice.between(40, 80) + ".1";
    Resolver first = Resolver.unauthorized("203.0.113." + dice.between(150, 174));
    Resolver second = Resolver.unauthorized("203.0.113." + dice.between(175, 199));
    if (dice.chance(0.3)) {
      Resolver own = Resolver.quiet(gateway);
      return wireless(name, Category.PUBLIC, gateway, Truth.STRICT_ONLY, own, first);
    }
    return wireless(name, Category.PUBLIC, gateway, Truth.FINDING, first, second);
  }

  /** The company's network through a VPN whose tunnel has a remote office's resolvers. */
  static Network remoteOffice(Dice dice) {
    Resolver office =
        dice.chance(0.5)
            ? new Resolver("198.51.100.130", Truth.suppressedBy(LISBON_ENTRY))
            : Resolver.unauthorized("198.51.100.150");
    return Network.VPN.resolvingWith(office, Resolver.quiet("10.200.1.53"));
  }

  private static Network wireless(
      String name, Category category, String gateway, Truth dhcp, Resolver... resolvers) {
    return new Network(
        name,
        category,
        Network.Medium.WIRELESS,
        "192.168",
        gateway,
        List.of(resolvers),
        true,
        dhcp);
  }
}
