package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Dice;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The queries of one device to one server for a while.
 *
 * @param name the folder that shows it
 * @param tunnel whether it contains a tunnel; if not, it is benign
 * @param host the device's name, without its domain
 * @param server the address that is asked
 * @param port its port
 * @param domains the domains of the tunnel's names; empty if they have none, or if there is no
 *     tunnel
 * @param asking creates the querying program
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
