package io.roguedns.detection.testing;

import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The findings behind {@link Alerts}. */
public final class Stories {
  private Stories() {}

  /** What {@link Alerts#hijack} is about, newest first. */
  public static List<Finding> hijack(String device) {
    long time = Alerts.FIRST;
    List<Finding> findings = new ArrayList<>();
    findings.add(set(time, device, "reg.exe", "10.0.0.1,203.0.113.9", List.of("203.0.113.9")));
    for (int i = 1; i <= 40; i++) {
      findings.add(asked(time + i * Ticks.PER_SECOND, device, "svchost.exe", "203.0.113.9"));
    }
    time += Ticks.PER_HOUR;
    findings.add(set(time, device, "reg.exe", "203.0.113.9", List.of("203.0.113.9")));
    findings.add(asked(time + 1, device, "svchost.exe", "::ffff:203.0.113.9"));
    findings.add(asked(time + 2, device, "svchost.exe", "::ffff:203.0.113.9"));
    findings.add(queries(time + 3, device, "svchost.exe", 400));
    findings.add(queries(time + 4, device, "svchost.exe", 500));
    findings.sort(Comparator.comparingLong(Finding::timestamp).reversed());
    return findings;
  }

  public static Finding asked(long time, String device, String process, String resolver) {
    return new Finding(
        "r" + time,
        DetectionType.UNAUTHORIZED_RESOLVER,
        time,
        device,
        "eve",
        "10.0.0.7",
        resolver,
        53L,
        process,
        "command line",
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public static Finding queries(long time, String device, String process, long queries) {
    return new Finding(
        "v" + time,
        DetectionType.HIGH_VOLUME,
        time,
        device,
        null,
        null,
        null,
        null,
        process,
        null,
        null,
        null,
        null,
        queries,
        2L,
        null);
  }

  public static Finding set(
      long time, String device, String process, String data, List<String> servers) {
    return new Finding(
        "c" + time,
        DetectionType.CONFIGURATION_CHANGE,
        time,
        device,
        "eve",
        null,
        null,
        null,
        process,
        null,
        "HKEY_LOCAL_MACHINE\\SYSTEM\\Tcpip\\Parameters",
        "NameServer",
        data,
        null,
        null,
        servers);
  }
}
