package io.roguedns.detection.settings;

import io.roguedns.detection.settings.Setting.Group;
import java.time.Duration;
import java.util.List;

/** The settings of signal {@code tunnel-by-name}. */
final class TunnelByNameSettings {
  static final Setting<Duration> WINDOW =
      new Setting<>(
          "tunnel-by-name.window",
          Group.TUNNEL_BY_NAME,
          "TIME",
          "1h",
          "The width of the windows of names; slow tunnels are detected in windows of a day",
          false,
          Parsers.duration(Duration.ofMinutes(1), Duration.ofHours(12)));

  static final Setting<Long> NAMES =
      new Setting<>(
          "tunnel-by-name.names",
          Group.TUNNEL_BY_NAME,
          "N",
          "20",
          "The minimum number of different names under one domain in a window of a tunnel",
          false,
          Parsers.wholeNumber(2, Long.MAX_VALUE));

  static final Setting<Long> BYTES =
      new Setting<>(
          "tunnel-by-name.bytes",
          Group.TUNNEL_BY_NAME,
          "N",
          "512",
          "… and the minimum of their information in bytes; 8 times as many in a day, 4 times as"
              + " many over several domains",
          false,
          Parsers.wholeNumber(1, Integer.MAX_VALUE));

  static final Setting<Long> POLLS =
      new Setting<>(
          "tunnel-by-name.polls",
          Group.TUNNEL_BY_NAME,
          "N",
          "12",
          "At least N polls of one domain in a day, at steady intervals, are command and control",
          false,
          Parsers.wholeNumber(3, 1_440));

  static final Setting<Duration> LOOK_BACK =
      Catalog.lookBack("tunnel-by-name", Group.TUNNEL_BY_NAME, "24h");

  static final List<Setting<?>> ALL = List.of(WINDOW, NAMES, BYTES, POLLS, LOOK_BACK);

  private TunnelByNameSettings() {}
}
