package io.roguedns.simulation.story;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Fleet;
import io.roguedns.simulation.world.Program;
import io.roguedns.simulation.world.Resolver;
import java.util.List;

/**
 * What distinguishes the variants of an adversary's scenario.
 *
 * @param hosts the devices that it is about, by their host names
 * @param addresses the adversary's servers
 * @param program what the adversary runs, or null if it has no program
 * @param domain what the adversary's names end in
 * @param later the delay of all rows in minutes, relative to the original
 */
public record Telling(
    List<String> hosts, List<String> addresses, Program program, String domain, int later) {
  public List<Device> cast(Fleet fleet) {
    return hosts.stream().map(fleet::named).toList();
  }

  public Resolver resolver() {
    return resolver(0);
  }

  public Resolver resolver(int index) {
    return Resolver.unauthorized(addresses.get(index));
  }

  /**
   * The domain that the adversary registered: the last two labels, since {@code test} is a suffix.
   */
  public String registeredDomain() {
    int last = domain.lastIndexOf('.');
    return domain.substring(domain.lastIndexOf('.', last - 1) + 1);
  }

  /** How much later, in ticks. */
  public long delay() {
    return later * Ticks.PER_MINUTE;
  }
}
