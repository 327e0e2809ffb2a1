package io.roguedns.simulation.world;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.world.Device.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The company's devices. A device follows from the seed, the day and its name alone.
 *
 * @param seed of the random numbers
 */
public record Fleet(long seed, Day day) {
  public static final String DOMAIN = "corp.example";

  /** Servers, Linux workstations and virtual machines have numbers from here on. */
  private static final int OTHERS = 700;

  private static final List<String> SERVERS =
      List.of(
          "srv-files-01",
          "srv-files-02",
          "srv-mail-01",
          "srv-app-01",
          "srv-app-02",
          "srv-db-01",
          "srv-print-01",
          "srv-scan-01");
  private static final List<String> WORKSTATIONS = List.of("ws-031", "ws-032", "ws-033");
  private static final List<String> MACHINES = List.of("vm-az-01", "vm-az-02", "vm-az-03");

  /** The fewest devices that a fleet can have: all except laptops, and the scenarios' laptops. */
  public static final int SMALLEST =
      SERVERS.size() + WORKSTATIONS.size() + MACHINES.size() + Numbers.LAST_IN_A_STORY;

  private static final class Numbers {
    static final int LAST_IN_A_STORY = 90;
  }

  /** All devices of a fleet of a size: mostly laptops. */
  public List<Device> all(int size) {
    if (size < SMALLEST) {
      throw new IllegalArgumentException("a fleet has at least " + SMALLEST + " devices");
    }
    List<Device> devices = new ArrayList<>();
    SERVERS.forEach(name -> devices.add(server(name)));
    WORKSTATIONS.forEach(name -> devices.add(workstation(name)));
    MACHINES.forEach(name -> devices.add(machine(name)));
    for (int number = 1; devices.size() < size; number++) {
      devices.add(laptop(number));
    }
    return devices;
  }

  /** The device of a host name. */
  public Device named(String host) {
    if (host.startsWith("lt-")) {
      return laptop(Integer.parseInt(host.substring("lt-".length())));
    }
    if (SERVERS.contains(host)) {
      return server(host);
    }
    throw new IllegalArgumentException("neither a laptop nor a server: " + host);
  }

  public Device laptop(int number) {
    return device(String.format(Locale.ROOT, "lt-%03d", number), Kind.LAPTOP, number);
  }

  public Device server(String host) {
    return device(host, Kind.SERVER, OTHERS + SERVERS.indexOf(host));
  }

  /** A developer's Linux workstation. */
  public Device workstation(String host) {
    return device(host, Kind.LINUX, OTHERS + 50 + WORKSTATIONS.indexOf(host));
  }

  /** A virtual machine at a cloud provider. */
  public Device machine(String host) {
    return device(host, Kind.CLOUD, OTHERS + 100 + MACHINES.indexOf(host));
  }

  /**
   * Another device.
   *
   * @param number decides who works at it and which addresses it has
   */
  public Device device(String host, Kind kind, int number) {
    Dice dice = Dice.of(seed, "device", host);
    return new Device(
        host + "." + DOMAIN,
        dice.hex(40),
        kind,
        number,
        Person.number(number, dice),
        Adapter.of("Ethernet", "Intel", dice),
        Adapter.of("Wireless80211", "Intel", dice),
        Adapter.of("Tunnel", "TAP-Windows Provider V9", dice),
        day.start() - dice.between(2 * Ticks.PER_HOUR, 60 * Ticks.PER_HOUR));
  }

  /** Dice for something that happens at a device. */
  public Dice dice(Device device, String what) {
    return Dice.of(seed, what, device.host(), day.date().toString());
  }
}
