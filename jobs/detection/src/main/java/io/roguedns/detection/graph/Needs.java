package io.roguedns.detection.graph;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.decode.ReadPlan;
import io.roguedns.decode.ReadPlan.AddressScreen;
import io.roguedns.decode.ReadPlan.NetworkColumn;
import io.roguedns.decode.input.InputSpec;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.configurationchange.ConfigurationChange;
import io.roguedns.detection.signal.highvolume.HighVolume;
import io.roguedns.detection.signal.tunnelbyname.TunnelByName;
import io.roguedns.detection.signal.unauthorizedresolver.UnauthorizedResolver;
import io.roguedns.finding.DetectionType;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** Tells the source what the signals of a run need, all together. */
public final class Needs {
  private Needs() {}

  /** What is to be read if the allowlist stays as the settings have it. */
  public static InputSpec input(Settings settings) {
    return input(settings, of(settings));
  }

  /** What is to be read whatever the allowlist becomes. */
  public static InputSpec inputForAnyAllowlist(Settings settings) {
    return input(settings, forAnyAllowlist(settings));
  }

  private static InputSpec input(Settings settings, ReadPlan plan) {
    return new InputSpec(plan, settings.input().format(), settings.input().deviceNames());
  }

  /** What is needed if the allowlist stays as the settings have it. */
  public static ReadPlan of(Settings settings) {
    boolean accounts =
        settings.allowlist().entries().stream().anyMatch(entry -> entry.account() != null);
    return plan(settings, settings.allowlist(), accounts);
  }

  /** What is needed whatever the allowlist becomes. */
  private static ReadPlan forAnyAllowlist(Settings settings) {
    return plan(settings, Allowlist.EMPTY, true);
  }

  private static ReadPlan plan(Settings settings, Allowlist allowlist, boolean accounts) {
    boolean configuration = DetectionGraph.runs(settings, DetectionType.CONFIGURATION_CHANGE);
    return new ReadPlan(
        network(settings, allowlist, accounts),
        configuration
            ? ConfigurationChange.needs(settings.semantics(), settings.alerts().enabled())
            : null,
        settings.alerts().enabled(),
        settings.input().range());
  }

  private static ReadPlan.Network network(
      Settings settings, Allowlist allowlist, boolean accounts) {
    boolean resolver = DetectionGraph.runs(settings, DetectionType.UNAUTHORIZED_RESOLVER);
    boolean volume = DetectionGraph.runs(settings, DetectionType.HIGH_VOLUME);
    boolean names = DetectionGraph.runs(settings, DetectionType.TUNNEL_BY_NAME);
    if (!resolver && !volume && !names) {
      return null;
    }
    Set<Integer> ports = new TreeSet<>();
    EnumSet<NetworkColumn> columns =
        EnumSet.of(NetworkColumn.DEVICE_NAME, NetworkColumn.PROCESS_NAME, NetworkColumn.REMOTE_IP);
    EnumSet<NetworkColumn> detail = EnumSet.noneOf(NetworkColumn.class);
    AddressScreen screen = address -> false;
    Set<String> detailActions = Set.of();
    if (resolver) {
      ports.addAll(settings.unauthorizedResolver().ports());
      detail.addAll(UnauthorizedResolver.DETAIL);
      if (settings.alerts().enabled()) {
        detail.addAll(UnauthorizedResolver.ORIGIN);
      }
      screen =
          UnauthorizedResolver.screen(
              settings.semantics(), settings.unauthorizedResolver(), allowlist);
    }
    if (volume) {
      ports.addAll(settings.highVolume().ports());
      columns.addAll(HighVolume.columns(settings.semantics(), accounts));
      if (settings.alerts().enabled()) {
        columns.addAll(HighVolume.ORIGIN);
      }
      if (columns.contains(NetworkColumn.ACTION_TYPE)) {
        detail.add(NetworkColumn.ADDITIONAL_FIELDS);
        detailActions = HighVolume.DETAIL_ACTIONS;
      }
    }
    if (names) {
      ports.add(TunnelByName.PORT);
      if (accounts) {
        columns.add(NetworkColumn.ACCOUNT);
      }
    }
    detail.removeAll(columns);
    return new ReadPlan.Network(ports, columns, detail, screen, detailActions, names);
  }
}
