package io.roguedns.detection.signal;

import io.roguedns.alert.EvidenceKind;
import io.roguedns.detection.signal.api.Signal;
import io.roguedns.detection.signal.configurationchange.ConfigurationChangeSignal;
import io.roguedns.detection.signal.highvolume.HighVolumeSignal;
import io.roguedns.detection.signal.tunnelbyname.TunnelByNameSignal;
import io.roguedns.detection.signal.unauthorizedresolver.UnauthorizedResolverSignal;
import java.util.List;
import java.util.Optional;

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

  /**
   * The kind of evidence of findings of a type.
   *
   * @param typeName as in findings, maybe of a version with other signals
   */
  public static Optional<EvidenceKind> kindOf(String typeName) {
    return ALL.stream()
        .filter(signal -> signal.type().typeName().equals(typeName))
        .map(Signal::kind)
        .findFirst();
  }
}
