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
          "The width of the windows that names are put together in; what is slow is looked for in days",
          false,
          Parsers.duration(Duration.ofMinutes(1), Duration.ofHours(12)));

  static final Setting<Long> NAMES =
      new Setting<>(
          "tunnel-by-name.names",
          Group.TUNNEL_BY_NAME,
          "N",
          "20",
          "A tunnel asks at least so many different names under one domain in a window",
          false,
          Parsers.wholeNumber(2, Long.MAX_VALUE));

  static final Setting<Long> BYTES =
      new Setting<>(
          "tunnel-by-name.bytes",
          Group.TUNNEL_BY_NAME,
          "N",
          "512",
          "… that carry so many bytes of information; 8 times as many in a day, 4 times as many over several domains",
          false,
          Parsers.wholeNumber(1, Integer.MAX_VALUE));

  static final Setting<Long> POLLS =
      new Setting<>(
          "tunnel-by-name.polls",
          Group.TUNNEL_BY_NAME,
          "N",
          "12",
          "So many polls of one domain in a day are command and control, if they come at steady intervals",
          false,
          Parsers.wholeNumber(3, 1_440));

  static final Setting<Duration> LOOK_BACK =
      Catalog.lookBack("tunnel-by-name", Group.TUNNEL_BY_NAME, "24h");

  static final List<Setting<?>> ALL = List.of(WINDOW, NAMES, BYTES, POLLS, LOOK_BACK);

  private TunnelByNameSettings() {}
}
