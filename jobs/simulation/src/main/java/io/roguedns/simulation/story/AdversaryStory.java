package io.roguedns.simulation.story;

import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Fleet;
import java.util.List;

/** A story with an adversary in it, which can be told of other devices, servers and programs. */
abstract class AdversaryStory implements Story {
  /** What this telling of it is about. */
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
