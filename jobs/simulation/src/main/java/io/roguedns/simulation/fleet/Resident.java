package io.roguedns.simulation.fleet;

import io.roguedns.simulation.world.Device;

/** A device of the fleet and what it is there for. */
record Resident(Device device, Role role) {
  /** What a device is there for, beyond what its kind says. */
  enum Role {
    /** Somebody's laptop. */
    LAPTOP,
    /** A developer's workstation, with containers. */
    DEVELOPER,
    /** A virtual machine at a cloud provider. */
    CLOUD,
    /** A server that asks as little as any. */
    SERVER,
    /** A domain controller that resolves names for others, from the name servers outside. */
    RECURSIVE,
    /** A server that builds software. */
    BUILD,
    /** A server that checks the senders of mail. */
    MAIL,
    /** A server that checks resolvers outside, as it should. */
    SCANNER
  }
}
