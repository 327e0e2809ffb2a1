package io.roguedns.simulation.story;

import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Fleet;
import java.util.List;

/** A scenario with an adversary, which can be varied with other devices, servers and programs. */
abstract class AdversaryStory implements Story {
  /** The variant's devices, servers and program. */
  final Telling telling;

  private final String name;

  AdversaryStory(String name, Telling telling) {
    this.name = name;
    this.telling = telling;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final boolean benign() {
    return false;
  }

  @Override
  public final List<Device> cast(Fleet fleet) {
    return telling.cast(fleet);
  }

  @Override
  public List<String> resolvers() {
    return telling.addresses();
  }
}
