package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Dice;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What one device asks of one server for a while.
 *
 * @param name the folder that shows it
 * @param tunnel whether there is a tunnel in it; if not, all of it is ordinary
 * @param host the device's name, without its domain
 * @param server the address that is asked
 * @param port its port
 * @param domains what the tunnel's names end in; empty if in nothing, or if there is no tunnel
 * @param asking makes the program that asks
 */
record CaptureStory(
    String name,
    boolean tunnel,
    String host,
    Device.Kind kind,
    Pace pace,
    String server,
    int port,
    Domains domains,
    BiFunction<Dice, List<String>, Questions> asking) {

  /** Registered domains, which may follow from chance. */
  @FunctionalInterface
  interface Domains {
    List<String> of(Dice dice);
  }
}
