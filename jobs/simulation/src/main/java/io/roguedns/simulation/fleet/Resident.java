package io.roguedns.simulation.fleet;

import io.roguedns.simulation.world.Device;

/** A device of the fleet and its role. */
record Resident(Device device, Role role) {
  /** The role of a device, in addition to its kind. */
  enum Role {
    /** Somebody's laptop. */
    LAPTOP,
    /** A developer's workstation, with containers. */
    DEVELOPER,
    /** A virtual machine at a cloud provider. */
    CLOUD,
    /** A server with few queries. */
    SERVER,
    /** A domain controller that resolves names recursively for other devices. */
    RECURSIVE,
    /** A server that builds software. */
    BUILD,
    /** A server that checks the senders of mail. */
    MAIL,
    /** A server that checks external resolvers, as intended. */
    SCANNER
  }
}
