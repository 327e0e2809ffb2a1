package io.roguedns.detection.signal.api;

import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.AddressScreen;

/**
 * What one signal needs of the input.
 *
 * @param network what it needs of DeviceNetworkEvents, or null if nothing
 * @param registry what it needs of DeviceRegistryEvents, or null if nothing
 */
public record SignalNeeds(ReadPlan.Network network, ReadPlan.Registry registry) {
  /** The screen of a signal that needs no detail by a row's address. */
  public static final AddressScreen NO_ADDRESS = address -> false;

  public static SignalNeeds of(ReadPlan.Network network) {
    return new SignalNeeds(network, null);
  }

  public static SignalNeeds of(ReadPlan.Registry registry) {
    return new SignalNeeds(null, registry);
  }
}
