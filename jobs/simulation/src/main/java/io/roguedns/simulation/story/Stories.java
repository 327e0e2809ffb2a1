package io.roguedns.simulation.story;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All scenarios. */
public final class Stories {
  /** Those that fit into a fleet's day, however small the fleet. */
  public static final List<Story> OF_A_DAY =
      List.of(
          new HardCodedResolver(),
          new IodineTunnel(),
          new DnsHijack(),
          new TxtRecordC2(),
          new VpnSplitTunnel(),
          new LocalResolver(),
          new GuestWifi(),
          new SecurityScanner(),
          new CloudResolver());

  public static final List<Story> ALL =
      Stream.concat(
              OF_A_DAY.stream(),
              Stream.of(
                  new SlowBeacon(),
                  new ResolverTunnel(),
                  new LateRegistryRow(),
                  new Campaign(),
                  new StraddlingBurst(),
                  new RoamingLaptop(),
                  new AuthorisedAtNoon()))
          .toList();

  private Stories() {}

  public static Optional<Story> named(String name) {
    return ALL.stream().filter(story -> story.name().equals(name)).findFirst();
  }
}
