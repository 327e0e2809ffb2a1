package io.roguedns.event;

/**
 * A network that an adapter is connected to, of {@code ConnectedNetworks} in DeviceNetworkInfo.
 * Text is never null: missing values are {@code ""}.
 *
 * @param name the network's name, the nearest thing to an SSID that there is
 * @param category as Windows has it: {@code Public}, {@code Private} or {@code DomainAuthenticated}
 */
public record ConnectedNetwork(String name, String category) {}
