package io.roguedns.detection.signal.highvolume;

import io.roguedns.detection.settings.Settings;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;

/** The query's second branch: a row is a query, and process names compare with case. */
final class KqlCounting implements CountingRule {
  private final Settings.HighVolume settings;
  private final long bin;

  KqlCounting(Settings.HighVolume settings) {
    this.settings = settings;
    this.bin = Ticks.ofDuration(settings.bin());
  }

  @Override
  public boolean counts(NetworkEvent event) {
    return event.timestamp() > settings.after() && settings.ports().contains(event.remotePort());
  }

  @Override
  public void count(NetworkEvent event, LocalCounts counts) {
    counts
        .group(
            event.deviceName(),
            Ticks.bin(event.timestamp(), bin),
            event.processName(),
            event.processName(),
            event.origin(),
            "")
        .add(1, event.remoteIp());
  }
}
