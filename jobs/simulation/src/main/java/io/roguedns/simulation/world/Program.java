package io.roguedns.simulation.world;

import java.util.List;

/**
 * A program that is installed somewhere.
 *
 * @param folder where it is, without the last separator; {@code {user}} stands for the account
 * @param commandLine how it was started; {@code {user}} stands for the account
 * @param company who made it, or null if the file doesn't say
 * @param parent the program that started it
 */
public record Program(
    String fileName,
    String folder,
    String commandLine,
    String company,
    String parent,
    RunsAs runsAs) {
  /** Whose account a program runs under. */
  public enum RunsAs {
    SYSTEM,
    NETWORK_SERVICE,
    LOCAL_SERVICE,
    USER,
    ROOT
  }

  private static final String MICROSOFT = "Microsoft Corporation";
  private static final String SYSTEM32 = "c:\\windows\\system32";

  /** Windows' DNS client. */
  public static final Program DNS_CLIENT =
      service("svchost.exe -k NetworkService -p -s Dnscache", RunsAs.NETWORK_SERVICE);

  /** Windows' DHCP client, which writes the settings it receives into the registry. */
  public static final Program DHCP_CLIENT =
      service("svchost.exe -k LocalServiceNetworkRestricted -p -s Dhcp", RunsAs.LOCAL_SERVICE);

  /** The stub resolver of a Linux workstation. */
  public static final Program RESOLVED =
      new Program(
          "systemd-resolved",
          "/usr/lib/systemd",
          "/usr/lib/systemd/systemd-resolved",
          null,
          "systemd",
          RunsAs.ROOT);

  public static final Program CHROME =
      new Program(
          "chrome.exe",
          "c:\\program files\\google\\chrome\\application",
          "\"chrome.exe\" --type=utility --utility-sub-type=network.mojom.NetworkService",
          "Google LLC",
          "chrome.exe",
          RunsAs.USER);

  public static final Program POWERSHELL =
      new Program(
          "powershell.exe",
          "c:\\windows\\system32\\windowspowershell\\v1.0",
          "powershell.exe -NoProfile -ExecutionPolicy Bypass",
          MICROSOFT,
          "cmd.exe",
          RunsAs.USER);

  static final Program TEAMS =
      new Program(
          "ms-teams.exe",
          "c:\\program files\\windowsapps\\msteams_8wekyb3d8bbwe",
          "\"ms-teams.exe\" msteams:system-initiated",
          MICROSOFT,
          "explorer.exe",
          RunsAs.USER);
  static final Program ONEDRIVE =
      new Program(
          "onedrive.exe",
          "c:\\program files\\microsoft onedrive",
          "\"OneDrive.exe\" /background",
          MICROSOFT,
          "explorer.exe",
          RunsAs.USER);
  static final Program OUTLOOK =
      new Program(
          "outlook.exe",
          "c:\\program files\\microsoft office\\root\\office16",
          "\"OUTLOOK.EXE\"",
          MICROSOFT,
          "explorer.exe",
          RunsAs.USER);
  static final Program SENSOR =
      new Program(
          "mssense.exe",
          "c:\\program files\\windows defender advanced threat protection",
          "\"MsSense.exe\"",
          MICROSOFT,
          "services.exe",
          RunsAs.SYSTEM);
  static final Program UPDATES = service("svchost.exe -k netsvcs -p -s wuauserv", RunsAs.SYSTEM);
  static final Program KERNEL =
      new Program("ntoskrnl.exe", SYSTEM32, "", MICROSOFT, "", RunsAs.SYSTEM);
  static final Program LSASS =
      new Program("lsass.exe", SYSTEM32, "lsass.exe", MICROSOFT, "wininit.exe", RunsAs.SYSTEM);
  static final Program APPLICATION =
      new Program(
          "orders.exe",
          "c:\\program files\\orders",
          "orders.exe --config c:\\programdata\\orders\\orders.yaml",
          "Corp Example",
          "services.exe",
          RunsAs.NETWORK_SERVICE);
  static final Program AGENT =
      new Program(
          "windowsazureguestagent.exe",
          "c:\\windowsazure\\packages",
          "WindowsAzureGuestAgent.exe",
          MICROSOFT,
          "services.exe",
          RunsAs.SYSTEM);
  static final Program FIREFOX =
      new Program("firefox", "/usr/lib/firefox", "firefox", null, "gnome-shell", RunsAs.USER);
  static final Program DOCKER =
      new Program("dockerd", "/usr/bin", "/usr/bin/dockerd -H fd://", null, "systemd", RunsAs.ROOT);

  private static Program service(String commandLine, RunsAs runsAs) {
    return new Program("svchost.exe", SYSTEM32, commandLine, MICROSOFT, "services.exe", runsAs);
  }

  /** The programs of a kind of device that connect to external servers. */
  public static List<Program> talkersOf(Device.Kind kind) {
    return switch (kind) {
      case LAPTOP -> List.of(CHROME, CHROME, CHROME, TEAMS, TEAMS, ONEDRIVE, OUTLOOK, SENSOR);
      case SERVER -> List.of(APPLICATION, APPLICATION, APPLICATION, SENSOR, UPDATES);
      case LINUX -> List.of(FIREFOX, FIREFOX, DOCKER);
      case CLOUD -> List.of(AGENT, APPLICATION, SENSOR);
    };
  }

  /** The system resolver service of a kind of device. */
  public static Program dnsClientOf(Device.Kind kind) {
    return kind == Device.Kind.LINUX ? RESOLVED : DNS_CLIENT;
  }

  /** What talks to file servers. */
  public static Program fileClient() {
    return KERNEL;
  }

  /** What talks to domain controllers. */
  public static Program logonClient() {
    return LSASS;
  }
}
