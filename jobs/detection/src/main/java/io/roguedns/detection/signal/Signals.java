package io.roguedns.detection.signal;

import io.roguedns.detection.signal.api.Signal;
import io.roguedns.detection.signal.configurationchange.ConfigurationChangeSignal;
import io.roguedns.detection.signal.highvolume.HighVolumeSignal;
import io.roguedns.detection.signal.tunnelbyname.TunnelByNameSignal;
import io.roguedns.detection.signal.unauthorizedresolver.UnauthorizedResolverSignal;
import java.util.List;

/** The list of signals: what the graph, the reader's plan and the alerts loop over. */
public final class Signals {
  /** All signals. */
  public static final List<Signal> ALL =
      List.of(
          new UnauthorizedResolverSignal(),
          new HighVolumeSignal(),
          new TunnelByNameSignal(),
          new ConfigurationChangeSignal());

  private Signals() {}
}
