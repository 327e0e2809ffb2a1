package io.roguedns.simulation.story;

import java.util.List;
import java.util.Optional;

/** All stories there are. */
public final class Stories {
  public static final List<Story> ALL =
      List.of(
          new HardCodedResolver(),
          new IodineTunnel(),
          new DnsHijack(),
          new TxtRecordC2(),
          new VpnSplitTunnel(),
          new LocalResolver(),
          new GuestWifi(),
          new SecurityScanner(),
          new CloudResolver());

  private Stories() {}

  public static Optional<Story> named(String name) {
    return ALL.stream().filter(story -> story.name().equals(name)).findFirst();
  }
}
