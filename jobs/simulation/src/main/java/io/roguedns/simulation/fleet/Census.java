package io.roguedns.simulation.fleet;

import io.roguedns.simulation.fleet.Resident.Role;
import io.roguedns.simulation.world.Device.Kind;
import io.roguedns.simulation.world.Fleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The devices of a fleet of a given size: nine in ten are laptops. */
final class Census {
  private static final List<String> NAMED =
      List.of(
          "srv-files-01",
          "srv-files-02",
          "srv-mail-01",
          "srv-app-01",
          "srv-app-02",
          "srv-db-01",
          "srv-print-01");

  /** Far from the laptops' numbers, so that no two devices share an address in a network. */
  private static final int FIRST_SERVER = 800;

  private static final int FIRST_WORKSTATION = 40_000;

  private final Fleet fleet;
  private final List<Resident> residents = new ArrayList<>();
  private int servers = FIRST_SERVER;

  private Census(Fleet fleet) {
    this.fleet = fleet;
  }

  static List<Resident> of(Fleet fleet, int size) {
    Census census = new Census(fleet);
    NAMED.forEach(host -> census.add(new Resident(fleet.server(host), Role.SERVER)));
    census.servers("srv-scan", Role.SCANNER, 1 + size / 2500);
    census.servers("dc", Role.RECURSIVE, 2 + size / 2500);
    census.servers("srv-build", Role.BUILD, 2 + size / 800);
    census.servers("srv-mta", Role.MAIL, 1 + size / 2500);
    census.servers("srv-node", Role.SERVER, size / 100);
    census.others("ws", Kind.LINUX, Role.DEVELOPER, size * 3 / 100);
    census.others("vm-az", Kind.CLOUD, Role.CLOUD, size * 2 / 100);
    for (int number = 1; census.residents.size() < size; number++) {
      census.add(new Resident(fleet.laptop(number), Role.LAPTOP));
    }
    return List.copyOf(census.residents);
  }

  private void servers(String name, Role role, int count) {
    for (int i = 1; i <= count; i++) {
      String host = String.format(Locale.ROOT, "%s-%02d", name, i);
      add(new Resident(fleet.device(host, Kind.SERVER, servers++), role));
    }
  }

  private void others(String name, Kind kind, Role role, int count) {
    for (int i = 1; i <= count; i++) {
      String host = String.format(Locale.ROOT, "%s-%03d", name, 100 + i);
      add(new Resident(fleet.device(host, kind, FIRST_WORKSTATION + i), role));
    }
  }

  private void add(Resident resident) {
    residents.add(resident);
  }
}
