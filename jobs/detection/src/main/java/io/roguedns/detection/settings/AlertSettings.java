package io.roguedns.detection.settings;

import io.roguedns.allowlist.GlobPattern;
import io.roguedns.detection.settings.Setting.Group;
import java.time.Duration;
import java.util.List;

/** The settings of alerts: which patterns there are, what is known of the fleet, how often. */
final class AlertSettings {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration WEEK = Duration.ofDays(7);

  static final Setting<Boolean> ALERTS =
      new Setting<>(
          "alerts",
          Group.ALERTS,
          "on|off",
          "on",
          "Whether findings are correlated into alerts",
          false,
          Parsers::bool);

  static final Setting<Long> PERSISTENT_FINDINGS =
      count(
          "alert.persistent-findings",
          "5",
          2,
          "At least N findings of one device, process and resolver are persistent use");

  static final Setting<Duration> PERSISTENT_WITHIN =
      time("alert.persistent-within", "24h", "… within this time");

  static final Setting<Duration> PERSISTENT_SPREAD =
      time(
          "alert.persistent-spread",
          "10m",
          "… and over at least this time, so that a short burst isn't persistent");

  static final Setting<Long> SUSTAINED_BINS =
      count(
          "alert.sustained-bins",
          "3",
          2,
          "At least N consecutive bins over the threshold are a sustained volume");

  static final Setting<Long> SUSTAINED_WINDOWS =
      count(
          "alert.sustained-windows",
          "3",
          2,
          "At least N consecutive windows whose names carry data are a persistent tunnel");

  static final Setting<Duration> TAMPERING_WITHIN =
      time(
          "alert.tampering-within",
          "1h",
          "Two settings of a device that are changed within this time are tampering");

  static final Setting<Duration> TAMPERING_AGAIN_WITHIN =
      time(
          "alert.tampering-again-within",
          "24h",
          "… and so is a setting that is restored and changed again within this time");

  static final Setting<Duration> HIJACK_WITHIN =
      time(
          "alert.hijack-within",
          "24h",
          "A device that queries a server within this time after a setting was changed to it is"
              + " hijacked");

  static final Setting<Long> CAMPAIGN_DEVICES =
      count(
          "alert.campaign-devices",
          "5",
          2,
          "At least N devices that begin to use one resolver are a campaign");

  static final Setting<Duration> CAMPAIGN_WITHIN =
      time("alert.campaign-within", "1h", "… within this time");

  static final Setting<Duration> UPDATE_INTERVAL =
      time(
          "alert.update-interval",
          "1h",
          "An open alert is updated at most once in this time, unless its severity rises");

  static final Setting<Duration> QUIET =
      time("alert.quiet", "6h", "An alert without new evidence for this time is closed");

  static final Setting<List<GlobPattern>> OWN_NETWORKS =
      new Setting<>(
          "alert.own-networks",
          Group.ALERTS,
          "NAME,...",
          "",
          "Names of the organisation's own networks, in addition to DomainAuthenticated ones; *"
              + " is a wildcard",
          false,
          Parsers.list(GlobPattern::of));

  static final Setting<List<Settings.Alerts.SecurityTool>> SECURITY_TOOLS =
      new Setting<>(
          "alert.security-tools",
          Group.ALERTS,
          "PROCESS@ACCOUNT,...",
          "",
          "Scanners and other tools that query external resolvers as intended; * is a wildcard",
          false,
          Parsers.list(AlertSettings::securityTool));

  static final Setting<List<GlobPattern>> ADMINISTRATORS_TOOLS =
      new Setting<>(
          "alert.administrators-tools",
          Group.ALERTS,
          "PROCESS,...",
          "ccmexec.exe,omadmclient.exe,deviceenroller.exe,intunemanagementextension.exe,"
              + "microsoft.management.services.intunewindowsagent.exe,wmiprvse.exe,mmc.exe,"
              + "systemsettings.exe,systemsettingsadminflows.exe",
          "Programs with which administrators change settings; without those that adversaries"
              + " use as much, such as powershell.exe and netsh.exe",
          false,
          Parsers.list(GlobPattern::of));

  static final List<Setting<?>> ALL =
      List.of(
          ALERTS,
          PERSISTENT_FINDINGS,
          PERSISTENT_WITHIN,
          PERSISTENT_SPREAD,
          SUSTAINED_BINS,
          SUSTAINED_WINDOWS,
          TAMPERING_WITHIN,
          TAMPERING_AGAIN_WITHIN,
          HIJACK_WITHIN,
          CAMPAIGN_DEVICES,
          CAMPAIGN_WITHIN,
          UPDATE_INTERVAL,
          QUIET,
          OWN_NETWORKS,
          SECURITY_TOOLS,
          ADMINISTRATORS_TOOLS);

  private AlertSettings() {}

  /** Reads them by a function that gives each setting's value. */
  static Settings.Alerts read(Reader values) {
    return new Settings.Alerts(
        values.of(ALERTS),
        new Settings.Alerts.Patterns(
            values.of(PERSISTENT_FINDINGS),
            values.of(PERSISTENT_WITHIN),
            values.of(PERSISTENT_SPREAD),
            Math.toIntExact(values.of(SUSTAINED_BINS)),
            Math.toIntExact(values.of(SUSTAINED_WINDOWS)),
            values.of(TAMPERING_WITHIN),
            values.of(TAMPERING_AGAIN_WITHIN),
            values.of(HIJACK_WITHIN),
            Math.toIntExact(values.of(CAMPAIGN_DEVICES)),
            values.of(CAMPAIGN_WITHIN)),
        new Settings.Alerts.Known(
            values.of(OWN_NETWORKS), values.of(SECURITY_TOOLS), values.of(ADMINISTRATORS_TOOLS)),
        values.of(UPDATE_INTERVAL),
        values.of(QUIET));
  }

  /** Gives a setting's value, or its default. */
  interface Reader {
    <T> T of(Setting<T> setting);
  }

  private static Setting<Duration> time(String key, String byDefault, String description) {
    return new Setting<>(
        key, Group.ALERTS, "TIME", byDefault, description, false, Parsers.duration(SECOND, WEEK));
  }

  private static Setting<Long> count(String key, String byDefault, long least, String description) {
    return new Setting<>(
        key, Group.ALERTS, "N", byDefault, description, false, Parsers.wholeNumber(least, 1_000));
  }

  private static Settings.Alerts.SecurityTool securityTool(String text) {
    int at = text.indexOf('@');
    return new Settings.Alerts.SecurityTool(
        GlobPattern.of(at < 0 ? text : text.substring(0, at)),
        GlobPattern.of(at < 0 ? "*" : text.substring(at + 1)));
  }
}
