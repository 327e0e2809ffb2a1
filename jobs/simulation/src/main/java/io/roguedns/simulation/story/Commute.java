package io.roguedns.simulation.story;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Network;
import io.roguedns.simulation.world.Session;

/** Where the people in no story work on a day: most in the office, some at home. */
final class Commute {
  private Commute() {}

  static void assign(Stage stage, Device device) {
    if (device.kind() != Device.Kind.LAPTOP) {
      return;
    }
    Dice dice = stage.dice(device, "commute");
    Network home = dice.chance(0.7) ? Network.HOME : Network.HOME_WITH_PUBLIC_DNS;
    if (dice.chance(0.65)) {
      return;
    }
    if (dice.chance(0.5)) {
      stage.itinerary(device, stage.allDay(device, home));
      return;
    }
    long start = stage.day().start();
    long dialsIn = start + device.person().arrives() + dice.below(20 * Ticks.PER_MINUTE);
    long hangsUp = start + device.person().leaves();
    stage.itinerary(
        device,
        new Session(device, home, start, dialsIn),
        new Session(device, Network.VPN, dialsIn, hangsUp),
        new Session(device, home, hangsUp, stage.day().end()));
  }
}
