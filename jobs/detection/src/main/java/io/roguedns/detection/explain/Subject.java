package io.roguedns.detection.explain;

import io.roguedns.address.IpAddress;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.detection.signal.Signals;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The subjects of an alert, which select the findings of its incident. */
final class Subject {
  private static final Pattern SEPARATORS = Pattern.compile("[,;\\s]+");

  private final String device;
  private final long first;
  private final long last;
  private final Set<String> resolvers = new HashSet<>();
  private final Set<String> processes;
  private final Set<String> domains;

  /** The sample of findings in the alert itself. */
  private final Set<String> findingIds;

  Subject(ResultRow alert) throws IOException {
    device = alert.text("DeviceName");
    first = alert.time("FirstSeen");
    last = alert.time("LastSeen");
    ResultRow context = alert.object("Context");
    Stream.concat(Stream.ofNullable(alert.text("Resolver")), context.texts("Resolvers").stream())
        .map(Subject::canonical)
        .forEach(resolvers::add);
    domains = Set.copyOf(context.texts("Domains"));
    findingIds = Set.copyOf(alert.texts("FindingIds"));
    processes =
        Stream.concat(Stream.ofNullable(alert.text("Process")), context.texts("Processes").stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  /** Whether the alert is about one resolver and many devices. */
  boolean isOfManyDevices() {
    return device == null;
  }

  /** Whether a finding belongs to the alert's incident. */
  boolean has(ResultRow finding) {
    if (findingIds.contains(finding.text("FindingId"))) {
      return true;
    }
    long time = finding.time("Timestamp");
    if (time < first || time > last || !isOfDevice(finding)) {
      return false;
    }
    return switch (Signals.kindOf(finding.text("DetectionType")).orElse(EvidenceKind.USE)) {
      case USE -> names(finding.text("RemoteIP"));
      case VOLUME -> !isOfManyDevices() && isOfProcess(finding);
      case CHANGE -> names(servers(finding));
      case NAMES -> !isOfManyDevices() && (isOfDomain(finding) || names(finding.text("RemoteIP")));
    };
  }

  private boolean isOfProcess(ResultRow finding) {
    String process = finding.text("InitiatingProcessFileName");
    return processes.contains(process == null ? "" : process.toLowerCase(Locale.ROOT));
  }

  private boolean isOfDomain(ResultRow finding) {
    String domain = finding.text("RegisteredDomain");
    return domain != null && domains.contains(domain);
  }

  /** The servers that were set; if some of them are unlisted, those alone. */
  private static List<String> servers(ResultRow change) {
    List<String> unauthorized = change.texts("UnauthorizedServers");
    String data = change.text("RegistryValueData");
    if (!unauthorized.isEmpty() || data == null) {
      return unauthorized;
    }
    return SEPARATORS.splitAsStream(data).toList();
  }

  private boolean isOfDevice(ResultRow finding) {
    return device == null || device.equalsIgnoreCase(finding.text("DeviceName"));
  }

  private boolean names(String text) {
    return text != null && names(SEPARATORS.splitAsStream(text).toList());
  }

  private boolean names(Collection<String> servers) {
    return servers.stream().map(Subject::canonical).anyMatch(resolvers::contains);
  }

  private static String canonical(String address) {
    return IpAddress.parse(address).map(IpAddress::toString).orElse(address);
  }
}
