package io.roguedns.simulation.row;

import io.roguedns.simulation.world.Adapter;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Network;
import io.roguedns.simulation.world.Program;
import io.roguedns.simulation.world.Question;
import io.roguedns.simulation.world.Resolver;
import io.roguedns.simulation.world.RunningProcess;
import io.roguedns.simulation.world.Session;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fills in the rows of the three tables. {@link io.roguedns.simulation.truth.Recording} assigns
 * ReportId.
 */
public final class Rows {
  /** File hashes by a program's path: one version of a program is the same everywhere. */
  private static final Map<String, String[]> HASHES = new ConcurrentHashMap<>();

  private Rows() {}

  /** One end's address and port, and the other's. */
  public record Ends(
      String localIp, int localPort, String remoteIp, int remotePort, String protocol) {
    public static Ends udp(Session session, int localPort, String remoteIp, int remotePort) {
      return new Ends(session.localIp(), localPort, remoteIp, remotePort, "Udp");
    }

    public static Ends tcp(Session session, int localPort, String remoteIp, int remotePort) {
      return new Ends(session.localIp(), localPort, remoteIp, remotePort, "Tcp");
    }
  }

  /** A connection of a process, such as {@code ConnectionSuccess}. */
  public static Row connection(
      long at, RunningProcess process, String action, Ends ends, String url, String additional) {
    Row.Builder row = start(Schema.NETWORK_EVENTS, at, process.device());
    ends(row, ends);
    process(row, process);
    return row.set("ActionType", action)
        .set("RemoteUrl", url)
        .set("AdditionalFields", additional)
        .build();
  }

  /** A query that the sensor inspected, without a process. */
  public static Row inspected(long at, Device device, Ends ends, Question question, Dice dice) {
    Row.Builder row = start(Schema.NETWORK_EVENTS, at, device);
    ends(row, ends);
    return row.set("ActionType", "DnsConnectionInspected")
        .set("InitiatingProcessId", 0L)
        .set("AdditionalFields", Inspection.fields(at, question, dice))
        .build();
  }

  /** A registry value that a process set. */
  public static Row registryValue(
      long at, RunningProcess process, String key, String name, String data, String before) {
    Row.Builder row = start(Schema.REGISTRY_EVENTS, at, process.device());
    process(row, process);
    return row.set("ActionType", "RegistryValueSet")
        .set("RegistryKey", key)
        .set("RegistryValueType", "String")
        .set("RegistryValueName", name)
        .set("RegistryValueData", data)
        .set("PreviousRegistryKey", key)
        .set("PreviousRegistryValueName", name)
        .set("PreviousRegistryValueData", before)
        .build();
  }

  /** The state of the adapter that a device is connected by. */
  public static Row networkInfo(long at, Session session, boolean up) {
    Network network = session.network();
    Adapter adapter = session.adapter();
    String dns =
        network.resolvers().stream()
            .map(Resolver::address)
            .map(address -> '"' + address + '"')
            .toList()
            .toString()
            .replace(", ", ",");
    String connected =
        "[{\"Name\":\"%s\",\"Description\":\"%s\",\"IsConnectedToInternet\":true,\"Category\":\"%s\"}]"
            .formatted(network.name(), network.name(), network.category().label());
    String addresses =
        "[{\"IPAddress\":\"%s\",\"SubnetPrefix\":24,\"AddressType\":\"Private\"}]"
            .formatted(session.localIp());
    boolean tunnel = network.medium() == Network.Medium.TUNNEL;
    return start(Schema.NETWORK_INFO, at, session.device())
        .set("NetworkAdapterName", adapter.guid())
        .set("MacAddress", adapter.mac())
        .set("NetworkAdapterType", adapter.type())
        .set("NetworkAdapterStatus", up ? "Up" : "Down")
        .set("NetworkAdapterVendor", adapter.vendor())
        .set("TunnelType", tunnel ? "Direct" : "None")
        .set("ConnectedNetworks", up ? connected : "[]")
        .set("DnsAddresses", up ? dns : "[]")
        .set("IPv4Dhcp", network.dhcp() ? network.gateway() : null)
        .set("IPv6Dhcp", null)
        .set("DefaultGateways", up ? "[\"" + network.gateway() + "\"]" : "[]")
        .set("IPAddresses", up ? addresses : "[]")
        .build();
  }

  private static Row.Builder start(Schema schema, long at, Device device) {
    return Row.builder(schema)
        .set("Timestamp", at)
        .set("DeviceId", device.id())
        .set("DeviceName", device.name());
  }

  private static void ends(Row.Builder row, Ends ends) {
    row.set("RemoteIP", ends.remoteIp())
        .set("RemotePort", ends.remotePort())
        .set("LocalIP", ends.localIp())
        .set("LocalPort", ends.localPort())
        .set("Protocol", ends.protocol())
        .set("LocalIPType", typeOf(ends.localIp()))
        .set("RemoteIPType", typeOf(ends.remoteIp()));
  }

  private static void process(Row.Builder row, RunningProcess process) {
    Program program = process.program();
    String[] hashes = HASHES.computeIfAbsent(program.folder() + program.fileName(), Rows::hashesOf);
    row.set("InitiatingProcessSHA1", hashes[0])
        .set("InitiatingProcessSHA256", hashes[1])
        .set("InitiatingProcessMD5", hashes[2])
        .set("InitiatingProcessFileName", program.fileName())
        .set("InitiatingProcessFolderPath", process.folderPath())
        .set("InitiatingProcessCommandLine", process.commandLine())
        .set("InitiatingProcessId", process.id())
        .set("InitiatingProcessCreationTime", process.createdAt())
        .set("InitiatingProcessParentId", process.parentId())
        .set("InitiatingProcessParentFileName", program.parent())
        .set("InitiatingProcessAccountDomain", process.accountDomain())
        .set("InitiatingProcessAccountName", process.accountName())
        .set("InitiatingProcessAccountSid", process.accountSid())
        .set("InitiatingProcessAccountUpn", process.accountUpn())
        .set("InitiatingProcessIntegrityLevel", process.integrity())
        .set("InitiatingProcessVersionInfoCompanyName", program.company());
  }

  private static String[] hashesOf(String path) {
    Dice dice = Dice.of(0, "file", path);
    return new String[] {dice.hex(40), dice.hex(64), dice.hex(32)};
  }

  /** Defender's type of an address; documentation ranges stand for public ones. */
  static String typeOf(String address) {
    String ip = address.toLowerCase(Locale.ROOT);
    if (ip.startsWith("::ffff:")) {
      return "FourToSixMapping";
    }
    if (ip.startsWith("127.") || ip.equals("::1")) {
      return "Loopback";
    }
    boolean fd = ip.startsWith("fd") || ip.startsWith("fe80:");
    boolean private16 = ip.matches("172\\.(1[6-9]|2\\d|3[01])\\..*");
    if (fd || private16 || ip.startsWith("10.") || ip.startsWith("192.168.")) {
      return "Private";
    }
    return "Public";
  }
}
