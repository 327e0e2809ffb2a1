package io.roguedns.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Spells rows in all the ways that JSON allows: order, white space, escapes, names that come twice,
 * numbers as text, and nested values and strings that look like what a filter searches for.
 */
public final class Spelling {
  private static final String[] PORTS = {
    "53", "53", "53", "\"53\"", "53.0", "5.3e1", "\" 53 \"", "\"+53\"", "\"053\"", "853", "53.9",
    "\"\\u00353\"", "443", "443", "443", "\"443\"", "530", "5353", "153", "null", "true", "-53",
    "\"\"", "\"x\"", "1e400", "{\"RemotePort\":53}", "[53]", "4294967349", "0", "0.53e2"
  };
  private static final String[] TABLE_NAMES = {
    "\"AdvancedHunting-DeviceNetworkEvents\"",
    "\"DeviceNetworkEvents\"",
    "\"DeviceRegistryEvents\"",
    "\"AdvancedHunting-DeviceRegistryEvents\"",
    "\"AdvancedHunting-DeviceNetworkInfo\"",
    "\"DeviceProcessEvents\"",
    "\"AdvancedHunting-DeviceEvents\"",
    "\"Device\\u004eetworkEvents\"",
    "\"\"",
    "null",
    "7",
    "{\"Type\":\"DeviceNetworkEvents\"}",
    "\"Device\\/x\""
  };
  private static final String[] KEYS = {
    "\"HKLM\\\\SYSTEM\\\\Services\\\\Tcpip\\\\Parameters\"",
    "\"TCPIP6\\\\PARAMETERS\\\\x\"",
    "\"Tcp\\u0069p\\\\Parameters\"",
    "\"Tcpip\\u0036\\\\Parameters\"",
    "\"tcpip\\\\params\"",
    "\"dnscache\\\\parameters\\\\DnsPolicyConfig\"",
    "\"DNS\\u0043ACHE\\\\Parameters\\\\Dns\"",
    "\"HKLM\\\\SOFTWARE\"",
    "null",
    "\"\"",
    "3",
    "{\"tcpip\\\\parameters\":1}",
    "\"Tcp\u0130p\\\\Parameters\"",
    "\"tcpip\\u005cparameters\""
  };
  private static final String[] TIMES = {
    "\"2024-05-01T10:02:03.0259186Z\"",
    "\"2024-05-01T10:02:03Z\"",
    "\"2024-05-01 10:02\"",
    "\"2024-05-01T12:02:03+02:00\"",
    "\" 2024-05-0\\u0031\"",
    "null",
    "5",
    "\"never\"",
    "{}"
  };
  private static final String[] TEXTS = {
    "\"wks-1\"",
    "null",
    "\"\"",
    "5",
    "true",
    "\"}],{\\\"RemotePort\\\":53}\"",
    "\"c:\\\\users\\\\u0052\"",
    "\"\\u0022RemotePort\\u0022:53\"",
    "\"\\ud83d\"",
    "\"Umlaut äöü 😀\"",
    "\"RemotePort\"",
    "\"category\"",
    "\"Type\"",
    "\"records\"",
    "\"or or ort\\\"\"",
    "\"tcpip\"",
    "\"\\\\\"",
    "\"\\\"RemotePort\\\":53\"",
    "\"\\u003c\\u0026\\u0031\"",
    "\"x\\\"Type\""
  };
  private static final String[] NESTED = {
    "{\"RemotePort\":53}",
    "{\"RemotePort\":443,\"a\":[{\"RemotePort\":\"53\"}]}",
    "{\"category\":\"AdvancedHunting-DeviceRegistryEvents\"}",
    "{\"Type\":\"DeviceNetworkEvents\"}",
    "{\"records\":[{\"RemotePort\":53}]}",
    "{\"properties\":{\"RemotePort\":53}}",
    "[\"RemotePort\",53,{}]",
    "\"{\\\"RemotePort\\\":53}\"",
    "{\"RegistryKey\":\"x\"}",
    "{}",
    "[[]]"
  };
  private static final String[] LISTS = {
    "\"[\\\"10.0.0.1\\\",\\\"10.0.0.2\\\"]\"",
    "[\"fe80::1\", null, \"\"]",
    "\"[{\\\"IPAddress\\\":\\\"10.0.0.9\\\",\\\"SubnetPrefix\\\":24}]\"",
    "[{\"IPAddress\":\"::1\",\"Name\":\"x\"}]",
    "\"[{\\\"Name\\\":\\\"caf\\\\u00e9\\\",\\\"Category\\\":\\\"Public\\\"}, null]\"",
    "{\"Name\":5,\"Name\":\"last\",\"Description\":{\"a\":[]}}",
    "[{\"Name\":\"\\ud83d\",\"Category\":null},{}]",
    "\"[\\\"10.0.0.1\\\",]\"",
    "\"10.0.0.1\"",
    "\"[]\"",
    "[[]]",
    "\"null\"",
    "\" \"",
    "null",
    "\"\"",
    "5",
    "[{\"Name\":true}]",
    "\"[] x\""
  };
  private static final String[] LIST_COLUMNS = {
    "ConnectedNetworks", "DnsAddresses", "DefaultGateways", "IPAddresses"
  };
  private static final String[] OTHERS = {
    "RemoteIPType",
    "LocalPort",
    "Protocol",
    "RemoteIP",
    "ReportId",
    "AccountName",
    "DeviceName",
    "ActionType",
    "InitiatingProcessFileName",
    "InitiatingProcessCommandLine",
    "xRemotePort",
    "Remoteport",
    "Category",
    "type",
    "RegistryValueData",
    "InitiatingProcessAccountName",
    "Port",
    "LocalIP",
    "",
    "u0",
    "Support",
    "InitiatingProcessFolderPath",
    "InitiatingProcessVersionInfoCompanyName",
    "InitiatingProcessParentFileName",
    "NetworkAdapterName",
    "NetworkAdapterStatus",
    "TunnelType",
    "IPv4Dhcp"
  };

  private final Random random;

  public Spelling(long seed) {
    random = new Random(seed);
  }

  public Random random() {
    return random;
  }

  public String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  /** A flat row, a record of the Streaming API, or a message. */
  public String input() {
    return switch (random.nextInt(6)) {
      case 0, 1, 2 -> object(columns(true));
      case 3, 4 -> record();
      default -> message();
    };
  }

  private String message() {
    List<String> records = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      records.add(
          oneIn(2) ? record() : oneIn(8) ? any("1", "null", "[{}]") : object(columns(true)));
    }
    List<String> members = new ArrayList<>();
    if (oneIn(4)) {
      members.add(member("x", any(NESTED)));
    }
    members.add(member("records", "[" + String.join(",", records) + blank() + "]"));
    if (oneIn(4)) {
      members.add(member("y", any(TEXTS)));
    }
    return object(members);
  }

  private String record() {
    List<String> members = new ArrayList<>();
    members.add(member("time", any(TIMES)));
    if (!oneIn(8)) {
      members.add(member("category", any(TABLE_NAMES)));
    }
    members.add(member("properties", object(columns(false))));
    if (oneIn(8)) {
      members.add(member(any(OTHERS), any(NESTED)));
    }
    shuffleAtTimes(members);
    return object(members);
  }

  private List<String> columns(boolean named) {
    List<String> members = new ArrayList<>();
    int twice = oneIn(6) ? 2 : 1;
    boolean registry = oneIn(3);
    for (int i = 0; i < twice; i++) {
      if (!oneIn(12)) {
        members.add(member("Timestamp", any(TIMES)));
      }
      if (registry) {
        members.add(member("RegistryKey", any(KEYS)));
        members.add(member("RegistryValueName", any(TEXTS)));
      }
      boolean info = oneIn(4);
      if (info) {
        members.add(member("NetworkAdapterName", any(TEXTS)));
        for (int list = random.nextInt(4); list > 0; list--) {
          members.add(member(any(LIST_COLUMNS), any(LISTS)));
        }
      }
      if (!registry && !info || oneIn(6)) {
        members.add(member("RemotePort", any(PORTS)));
      }
    }
    if (named && oneIn(3)) {
      members.add(member(any("category", "Type"), any(TABLE_NAMES)));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      members.add(member(any(OTHERS), any(TEXTS)));
    }
    if (oneIn(2)) {
      members.add(member("AdditionalFields", any(NESTED)));
    }
    if (oneIn(8)) {
      members.add(member(any("records", "Type", "category"), any(NESTED[0], TEXTS[0], "3")));
    }
    shuffleAtTimes(members);
    return members;
  }

  private void shuffleAtTimes(List<String> members) {
    if (oneIn(2)) {
      Collections.shuffle(members, random);
    }
  }

  private String object(List<String> members) {
    return "{" + blank() + String.join(blank() + "," + blank(), members) + blank() + "}";
  }

  private String member(String name, String value) {
    return "\"" + escapedAtTimes(name) + "\"" + blank() + ":" + blank() + value;
  }

  private String blank() {
    return oneIn(6) ? any(" ", "\t", "  ", "\r\n") : "";
  }

  private String escapedAtTimes(String name) {
    if (name.isEmpty() || !oneIn(25)) {
      return name;
    }
    int at = random.nextInt(name.length());
    String hex = String.format(oneIn(2) ? "\\u%04x" : "\\u%04X", (int) name.charAt(at));
    return name.substring(0, at) + hex + name.substring(at + 1);
  }
}
