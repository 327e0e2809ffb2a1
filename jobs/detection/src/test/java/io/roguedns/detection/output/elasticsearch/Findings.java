package io.roguedns.detection.output.elasticsearch;

import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.util.List;

/** Findings for the tests of this sink. */
final class Findings {
  static final long TIME = Ticks.parse("2024-05-01T10:02:03.0259186Z");

  private Findings() {}

  static Finding resolver(long time, String localIp, String remoteIp, String commandLine) {
    return new Finding(
        "r" + time,
        DetectionType.UNAUTHORIZED_RESOLVER,
        time,
        "pc-1",
        "eve",
        localIp,
        remoteIp,
        53L,
        "tool.exe",
        commandLine,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static Finding volume(String id, long queries, long revision) {
    return new Finding(
            id,
            DetectionType.HIGH_VOLUME,
            TIME,
            "pc-1",
            null,
            null,
            null,
            null,
            "tool.exe",
            null,
            null,
            null,
            null,
            queries,
            3L,
            null)
        .withRevision(revision);
  }

  static Finding configuration(String data, List<String> servers) {
    return new Finding(
        "c",
        DetectionType.CONFIGURATION_CHANGE,
        TIME,
        "pc-1",
        "eve",
        null,
        null,
        null,
        "reg.exe",
        null,
        "HKEY_LOCAL_MACHINE\\SYSTEM",
        "NameServer",
        data,
        null,
        null,
        servers);
  }
}
