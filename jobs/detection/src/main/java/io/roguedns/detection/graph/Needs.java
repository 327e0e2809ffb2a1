package io.roguedns.detection.graph;

import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.Signals;
import io.roguedns.detection.signal.api.KnownAllowlist;
import io.roguedns.detection.signal.api.Signal;
import io.roguedns.detection.signal.api.SignalNeeds;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.AddressScreen;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.input.InputSpec;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Merges what the signals of a run need of the input into one plan for the source. */
public final class Needs {
  private Needs() {}

  /** What is to be read if the allowlist stays as the settings have it. */
  public static InputSpec input(Settings settings) {
    return input(settings, of(settings));
  }

  /** What is to be read whatever the allowlist becomes. */
  public static InputSpec inputForAnyAllowlist(Settings settings) {
    return input(settings, of(Signals.ALL, settings, KnownAllowlist.ANY));
  }

  private static InputSpec input(Settings settings, ReadPlan plan) {
    return new InputSpec(plan, settings.input().format(), settings.input().deviceNames());
  }

  /** What is needed if the allowlist stays as the settings have it. */
  public static ReadPlan of(Settings settings) {
    return of(Signals.ALL, settings, KnownAllowlist.fixed(settings.allowlist()));
  }

  /**
   * What is needed.
   *
   * @param signals those that there are; the settings name those that the run has
   */
  public static ReadPlan of(List<Signal> signals, Settings settings, KnownAllowlist list) {
    List<SignalNeeds> needs =
        signals.stream()
            .filter(signal -> settings.signals().contains(signal.id()))
            .map(signal -> signal.needs(settings, list))
            .toList();
    return new ReadPlan(
        needs.stream()
            .map(SignalNeeds::network)
            .filter(Objects::nonNull)
            .reduce(Needs::merged)
            .orElse(null),
        needs.stream()
            .map(SignalNeeds::registry)
            .filter(Objects::nonNull)
            .reduce(Needs::merged)
            .orElse(null),
        settings.alerts().enabled(),
        settings.input().range());
  }

  private static ReadPlan.Network merged(ReadPlan.Network one, ReadPlan.Network other) {
    Set<Integer> ports = new TreeSet<>(one.ports());
    ports.addAll(other.ports());
    EnumSet<NetworkColumn> columns = EnumSet.copyOf(one.columns());
    columns.addAll(other.columns());
    EnumSet<NetworkColumn> detail = EnumSet.copyOf(one.detail());
    detail.addAll(other.detail());
    detail.removeAll(columns);
    Set<String> detailActions = new HashSet<>(one.detailActions());
    detailActions.addAll(other.detailActions());
    return new ReadPlan.Network(
        ports,
        columns,
        detail,
        merged(one.screen(), other.screen()),
        detailActions,
        one.queries() || other.queries());
  }

  private static AddressScreen merged(AddressScreen one, AddressScreen other) {
    if (other == SignalNeeds.NO_ADDRESS) {
      return one;
    }
    return one == SignalNeeds.NO_ADDRESS
        ? other
        : address -> one.worthDetail(address) || other.worthDetail(address);
  }

  private static ReadPlan.Registry merged(ReadPlan.Registry one, ReadPlan.Registry other) {
    return new ReadPlan.Registry(
        Stream.concat(one.keyFragments().stream(), other.keyFragments().stream())
            .distinct()
            .toList(),
        one.origin() || other.origin());
  }
}
