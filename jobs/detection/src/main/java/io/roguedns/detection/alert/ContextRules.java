package io.roguedns.detection.alert;

import io.roguedns.address.AddressSpace;
import io.roguedns.address.IpAddress;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.alert.Factor;
import io.roguedns.allowlist.DefaultAllowlists;
import io.roguedns.detection.settings.Settings;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The factors of a single piece of evidence: its process, its folder, the source of the resolver.
 * {@link OpenAlert} has the factors of the whole incident, such as the number of devices that use
 * the resolver.
 */
final class ContextRules implements Serializable {
  /** The system resolver services, which send queries for other programs. */
  private static final Set<String> SYSTEM_CLIENTS =
      Set.of("svchost.exe", "systemd-resolved", "systemd-resolve", "mdnsresponder");

  /** Programs that are DNS servers, and so send queries for their clients. */
  private static final Set<String> DNS_SERVERS =
      Set.of(
          "dns.exe",
          "named",
          "named.exe",
          "unbound",
          "unbound.exe",
          "pdns_recursor",
          "kresd",
          "dnsmasq",
          "coredns",
          "coredns.exe");

  private static final Set<String> SCRIPT_HOSTS =
      Set.of(
          "wscript.exe",
          "cscript.exe",
          "mshta.exe",
          "powershell.exe",
          "powershell_ise.exe",
          "pwsh.exe",
          "pwsh",
          "python.exe",
          "pythonw.exe",
          "python",
          "python3",
          "perl",
          "perl.exe",
          "ruby",
          "ruby.exe");

  private static final List<String> USER_WRITABLE =
      List.of(
          ":\\users\\",
          ":\\programdata\\",
          ":\\windows\\temp\\",
          ":\\windows\\tasks\\",
          ":\\temp\\",
          ":\\perflogs\\",
          "\\appdata\\",
          "\\$recycle.bin\\",
          "/tmp/",
          "/dev/shm/",
          "/home/",
          "/users/");

  private static final List<String> WINDOWS = List.of(":\\windows\\");
  private static final List<String> PROGRAM_FILES =
      List.of(":\\program files\\", ":\\program files (x86)\\");

  private final Settings.Alerts.Known known;

  ContextRules(Settings.Alerts.Known known) {
    this.known = known;
  }

  /** Whether a process is a system resolver service. */
  static boolean isSystemClient(String process, String folder) {
    String path = folder.toLowerCase(Locale.ROOT);
    return SYSTEM_CLIENTS.contains(process.toLowerCase(Locale.ROOT))
        && !isUserWritable(path)
        && (!isWindowsPath(path) || isBelow(path, WINDOWS));
  }

  /** Whether a process is a DNS server, by its name. */
  static boolean isDnsServer(String process) {
    return DNS_SERVERS.contains(process.toLowerCase(Locale.ROOT));
  }

  /**
   * The factors of a piece of evidence.
   *
   * @param view how its device's adapters stood at its time
   */
  Set<Factor> of(Evidence evidence, DeviceNetworks.View view) {
    EnumSet<Factor> factors = EnumSet.noneOf(Factor.class);
    if (evidence.isRepair()) {
      return factors;
    }
    if (evidence.kind() == EvidenceKind.CHANGE) {
      change(evidence, view, factors);
    } else {
      process(evidence, factors);
    }
    factors.addAll(evidence.marks());
    if (evidence.kind() == EvidenceKind.NAMES) {
      // Any resolver forwards names to the domain's owner, so its own owner doesn't matter.
      return factors;
    }
    IpAddress.parse(evidence.resolver())
        .ifPresent(resolver -> resolver(evidence, resolver, view, factors));
    return factors;
  }

  private void change(Evidence evidence, DeviceNetworks.View view, Set<Factor> factors) {
    if (evidence.isByDhcp() || isByVpnClient(evidence, view)) {
      return;
    }
    boolean administrators =
        known.administratorsTools().stream()
            .anyMatch(tool -> tool.matchesFileName(evidence.process()));
    factors.add(administrators ? Factor.ADMINISTRATORS_TOOL : Factor.CHANGED_BY_HAND);
  }

  /**
   * Whether an installed program, which none of Windows' own tools is, set up its VPN's adapter.
   */
  private static boolean isByVpnClient(Evidence change, DeviceNetworks.View view) {
    return isBelow(change.origin().folder().toLowerCase(Locale.ROOT), PROGRAM_FILES)
        && !change.origin().company().isEmpty()
        && !isScriptHost(change.process())
        && view.isVpnAdapter(change.setting());
  }

  private void process(Evidence evidence, Set<Factor> factors) {
    String path = evidence.origin().folder().toLowerCase(Locale.ROOT);
    boolean system = isSystemClient(evidence.process(), path);
    if (!system && !evidence.process().isEmpty()) {
      factors.add(Factor.OWN_CLIENT);
    }
    if (known.securityTools().stream()
        .anyMatch(
            tool ->
                tool.process().matchesFileName(evidence.process())
                    && tool.account().matches(evidence.account()))) {
      factors.add(Factor.SECURITY_TOOL);
    }
    if (isScriptHost(evidence.process()) || isScriptHost(evidence.origin().parent())) {
      factors.add(Factor.SCRIPT_HOST);
    }
    if (path.isEmpty()) {
      return;
    }
    boolean writable = isUserWritable(path);
    // Windows' own programs in their folder have a company; if it is missing, it wasn't read.
    boolean nameless =
        evidence.origin().company().isEmpty()
            && isWindowsPath(path)
            && (writable || !isBelow(path, WINDOWS));
    if (writable) {
      factors.add(Factor.USER_WRITABLE_PATH);
    }
    if (nameless) {
      factors.add(Factor.NO_COMPANY);
    }
    if (!system
        && !writable
        && !evidence.origin().company().isEmpty()
        && !factors.contains(Factor.SCRIPT_HOST)
        && (isBelow(path, WINDOWS) || isBelow(path, PROGRAM_FILES))) {
      factors.add(Factor.INSTALLED_PROGRAM);
    }
  }

  private static boolean isWindowsPath(String path) {
    return path.startsWith(":\\", 1);
  }

  /** Whether a path is below one of some folders of a drive, and doesn't lead out of it again. */
  private static boolean isBelow(String path, List<String> folders) {
    return folders.stream().anyMatch(folder -> path.startsWith(folder, 1))
        && !path.contains("\\..\\");
  }

  private static boolean isUserWritable(String path) {
    return USER_WRITABLE.stream().anyMatch(path::contains);
  }

  private static boolean isScriptHost(String process) {
    String lower = process.toLowerCase(Locale.ROOT);
    return SCRIPT_HOSTS.contains(
        lower.substring(Math.max(lower.lastIndexOf('\\'), lower.lastIndexOf('/')) + 1));
  }

  private void resolver(
      Evidence evidence, IpAddress resolver, DeviceNetworks.View view, Set<Factor> factors) {
    if (DefaultAllowlists.isCloudResolver(resolver)) {
      factors.add(Factor.CLOUD_RESOLVER);
    }
    if (isLocal(resolver) || view.isOwnAddress(resolver)) {
      factors.add(Factor.LOCAL_RESOLVER);
    }
    if (view.isVpnUp()) {
      factors.add(Factor.VPN_UP);
    }
    if (view.isVpnResolver(resolver)) {
      factors.add(Factor.VPN_RESOLVER);
    } else if (view.isGivenByDhcp(resolver, this::isForeign)) {
      factors.add(Factor.FOREIGN_DHCP);
    } else if (evidence.kind() == EvidenceKind.USE && view.isToldToUseOthers(resolver)) {
      factors.add(Factor.CONFIGURED_OTHERWISE);
    }
  }

  private static boolean isLocal(IpAddress resolver) {
    return AddressSpace.neverFinding(resolver, false);
  }

  /** Whether a network isn't the organisation's own. */
  private boolean isForeign(String name, String category) {
    return !category.equalsIgnoreCase("DomainAuthenticated")
        && known.ownNetworks().stream().noneMatch(own -> own.matches(name));
  }
}
