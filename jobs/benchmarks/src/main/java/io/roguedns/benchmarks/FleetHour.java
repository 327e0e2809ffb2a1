package io.roguedns.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * An hour of a large fleet: every device queries a listed resolver a few times, spread evenly over
 * the hour.
 *
 * @param devices their number
 * @param rowsPerDevice how many rows each has in the hour
 * @param startMillis when the hour begins
 */
record FleetHour(long devices, int rowsPerDevice, long startMillis) {
  static final Duration LENGTH = Duration.ofHours(1);

  /** A large odd number spreads the devices' moments. */
  private static final long SPREAD = 2_654_435_761L;

  long rows() {
    return devices * rowsPerDevice;
  }

  /** Makes the rows of part of the hour, in the order of the devices. */
  void rows(Duration from, Duration until, Consumer<byte[]> taker) {
    long interval = LENGTH.toMillis() / rowsPerDevice;
    for (int turn = 0; turn < rowsPerDevice; turn++) {
      for (long device = 0; device < devices; device++) {
        long at = turn * interval + Math.floorMod(device * SPREAD, interval);
        if (at >= from.toMillis() && at < until.toMillis()) {
          taker.accept(row(device, startMillis + at));
        }
      }
    }
  }

  private static byte[] row(long device, long unixMillis) {
    return String.format(
            Locale.ROOT,
            "{\"Timestamp\":\"%s\",\"DeviceId\":\"%040x\",\"DeviceName\":\"ws-%07d.corp.example\","
                + "\"ActionType\":\"ConnectionSuccess\",\"RemoteIP\":\"10.0.0.1\","
                + "\"RemotePort\":53,\"LocalIP\":\"10.%d.%d.%d\",\"LocalPort\":%d,"
                + "\"Protocol\":\"Udp\",\"ReportId\":%d,"
                + "\"InitiatingProcessFileName\":\"svchost.exe\","
                + "\"InitiatingProcessAccountName\":\"network service\"}",
            RowsOfNow.time(unixMillis),
            device * SPREAD,
            device,
            20 + device / 65_536 % 200,
            device / 256 % 256,
            device % 256,
            49_152 + device % 16_384,
            unixMillis % 100_000)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A row that advances the watermark without state: an irrelevant registry value. */
  byte[] clock(Duration at) {
    return String.format(
            Locale.ROOT,
            "{\"Type\":\"DeviceRegistryEvents\",\"Timestamp\":\"%s\",\"DeviceName\":\"clock\","
                + "\"RegistryKey\":\"HKLM\\\\SYSTEM\\\\ControlSet001\\\\Services\\\\Tcpip\\\\"
                + "Parameters\",\"RegistryValueName\":\"Domain\",\"RegistryValueData\":\"\"}",
            RowsOfNow.time(startMillis + at.toMillis()))
        .getBytes(StandardCharsets.UTF_8);
  }
}
