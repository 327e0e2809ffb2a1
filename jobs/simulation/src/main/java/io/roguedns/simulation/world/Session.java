package io.roguedns.simulation.world;

/**
 * A device connected to a network for a while.
 *
 * @param from first tick of it
 * @param to first tick that is no longer in it
 */
public record Session(Device device, Network network, long from, long to) {
  public String localIp() {
    return network.addressOf(device);
  }

  public Adapter adapter() {
    return network.adapterOf(device);
  }
}
