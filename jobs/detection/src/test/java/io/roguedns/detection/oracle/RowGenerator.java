package io.roguedns.detection.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roguedns.detection.testing.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes rows that stress what the query's operators decide by: addresses and what looks like one,
 * terms within longer text, nulls, ways to write a time, and counts around the threshold. The same
 * seed makes the same rows.
 */
final class RowGenerator {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String[] ADDRESSES = {
    "203.0.113.9",
    "198.51.100.53",
    "6.6.6.6",
    "10.0.0.1",
    "10.0.0.2",
    "10.0.0.10",
    "110.0.0.1",
    "10.9.9.9",
    "8.8.8.8",
    "8.8.8.80",
    "18.8.8.8",
    "8.8.4.4",
    "1.1.1.1",
    "1.1.1.10",
    "9.9.9.9",
    "149.112.112.112",
    "64.6.64.6",
    "64.6.64.60",
    "185.228.169.9",
    "192.168.1.1",
    "192.169.1.1",
    "127.0.0.53",
    "128.0.0.1",
    "172.15.255.255",
    "172.16.0.0",
    "172.31.255.255",
    "172.32.0.0",
    "172.",
    "172",
    "172.x.1.1",
    "172.16",
    "172. 20 .1.1",
    "172.+20.1.1",
    "172.020.1.1",
    "172.99999999999.1.1",
    "172.-1.1.1",
    "100.64.0.1",
    "169.254.1.1",
    "168.63.129.16",
    "224.0.0.251",
    "255.255.255.255",
    "0.0.0.0",
    "::1",
    "::",
    "fd00::53",
    "fe80::1%12",
    "FE80::1",
    "2001:db8::53",
    "2001:4860:4860::8888",
    "::ffff:10.1.2.3",
    "::FFFF:8.8.8.8",
    "::ffff:10.0.0.1",
    "-",
    "",
    " ",
    "8.8.8.8:53",
    "resolver.example",
    "8.8.8.8.example",
    "x8.8.8.8",
    "8.8.8.8x",
    "8.8.8.8_1",
    "(8.8.8.8)",
    "10.",
    "10",
    "127.",
    "192.168.",
    "10.evil.example",
    "203.0.113.9\u0000",
    "203.0.113.9\n8.8.8.8"
  };
  private static final String[] SEPARATORS = {",", " ", ";", ", ", "", "\t", "|"};
  private static final String[] KEYS = {
    "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tcpip\\Parameters",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tcpip\\Parameters\\Interfaces\\{4255c859}",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\services\\TCPIP\\PARAMETERS\\Interfaces\\{1}",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tcpip6\\Parameters\\Interfaces\\{1}",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\xTcpip\\Parameters",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\My-Tcpip\\Parameters",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tcpip\\ParametersX",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tcpip\\Parameters2",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tcpip\\\\Parameters",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tcpip/Parameters",
    "Tcpip\\Parameters",
    "tcpip\\parameters_x",
    "Tcpip\\Parameter",
    "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft",
    ""
  };
  private static final String[] VALUE_NAMES = {
    "NameServer",
    "NameServer",
    "DhcpNameServer",
    "StaticDnsAddress",
    "nameserver",
    "ProfileNameServer",
    "NameServer ",
    "Domain",
    ""
  };
  private static final String[] DEVICES = {"wks-1", "wks-2.corp.example", "WKS-1", "", "gerät-7"};
  private static final String[] PROCESSES = {
    "svchost.exe", "Svchost.exe", "curl.exe", "-", "", "процесс.exe", "a\"b,c.exe"
  };
  private static final String[] COMMANDS = {
    "", "curl.exe -s https://x.example", "=cmd|' /C calc'!A0", "a\tb\r\nc", "\\\"\u0001\uD83D\uDE00"
  };
  private static final String[] ACCOUNTS = {"alice", "SYSTEM", "", "Ünal"};
  private static final String[] BAD_TIMES = {
    "",
    "never",
    "2024-13-01T00:00:00Z",
    "2024-02-30T00:00:00Z",
    "1714557723",
    "2024-05-01T24:00:00Z"
  };
  private static final long SECONDS_OF_BASE = 36_000;

  private final Random random;
  private final boolean columnar;
  private final boolean account;
  private final boolean textPorts;

  RowGenerator(long seed) {
    random = new Random(seed);
    columnar = random.nextInt(3) > 0;
    account = random.nextInt(4) == 0;
    textPorts = random.nextBoolean();
  }

  /** Rows of an input. */
  Rows rows() {
    List<ObjectNode> network = new ArrayList<>();
    for (int i = random.nextInt(120); i > 0; i--) {
      network.add(network());
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      addBurst(network);
    }
    List<ObjectNode> registry = new ArrayList<>();
    for (int i = random.nextInt(60); i > 0; i--) {
      registry.add(registry());
    }
    if (!network.isEmpty() && random.nextInt(3) == 0) {
      network.add(any(network).deepCopy());
    }
    java.util.Collections.shuffle(network, random);
    return new Rows(network, registry, columnar);
  }

  private ObjectNode network() {
    ObjectNode row = JSON.createObjectNode();
    put(row, "Timestamp", time());
    put(row, "DeviceName", text(DEVICES));
    put(row, "ActionType", text("ConnectionSuccess", "DnsConnectionInspected", "x"));
    put(row, "RemoteIP", text(ADDRESSES));
    put(row, "RemotePort", port());
    put(row, "LocalIP", text("10.1.1.1", "fe80::2", ""));
    put(row, "LocalPort", JsonNodeFactory.instance.numberNode(random.nextInt(65_536)));
    process(row);
    put(row, "InitiatingProcessCommandLine", text(COMMANDS));
    put(row, "AdditionalFields", text("{\"RemotePort\":53}", "{}", "not JSON"));
    put(row, "ReportId", JsonNodeFactory.instance.numberNode(random.nextLong(1L << 40)));
    return row;
  }

  private ObjectNode registry() {
    ObjectNode row = JSON.createObjectNode();
    put(row, "Timestamp", time());
    put(row, "DeviceName", text(DEVICES));
    put(row, "ActionType", text("RegistryValueSet", "RegistryValueDeleted"));
    put(row, "RegistryKey", text(KEYS));
    put(row, "RegistryValueName", text(VALUE_NAMES));
    StringBuilder data = new StringBuilder(any(ADDRESSES));
    for (int i = random.nextInt(3); i > 0; i--) {
      data.append(any(SEPARATORS)).append(any(ADDRESSES));
    }
    put(row, "RegistryValueData", text(data.toString()));
    process(row);
    put(row, "ReportId", JsonNodeFactory.instance.numberNode(random.nextInt(9)));
    return row;
  }

  private void process(ObjectNode row) {
    put(row, "InitiatingProcessFileName", text(PROCESSES));
    put(row, "InitiatingProcessAccountName", text(ACCOUNTS));
    if (account) {
      // A row that has the column is judged by it, so that either all rows have it or none.
      row.set("AccountName", text("bob", ""));
    }
  }

  /** Queries of one process within a bin or across its edge, a few below or above a threshold. */
  private void addBurst(List<ObjectNode> network) {
    int count = any(List.of(3, 4, 5, 6, 199, 200, 201, 202));
    ObjectNode first = network();
    int second = random.nextInt(3) * 300 - (random.nextInt(4) == 0 ? 1 : 0);
    for (int i = 0; i < count; i++) {
      ObjectNode row = first.deepCopy();
      row.put("Timestamp", time(SECONDS_OF_BASE + second + (i == 0 ? 0 : random.nextInt(2))));
      row.set("RemotePort", textPorts ? textNode("53") : JsonNodeFactory.instance.numberNode(53));
      row.put("RemoteIP", any(ADDRESSES));
      network.add(row);
    }
  }

  /** Sets a column, or, as some senders do of what they don't know, leaves it out. */
  private void put(ObjectNode row, String name, JsonNode value) {
    if (random.nextInt(25) > 0) {
      row.set(name, value);
    }
  }

  private JsonNode text(String... choices) {
    if (random.nextInt(15) == 0) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (!columnar && random.nextInt(40) == 0) {
      return JsonNodeFactory.instance.numberNode(random.nextInt(2_000));
    }
    return textNode(any(choices));
  }

  private JsonNode port() {
    int port = any(List.of(53, 53, 53, 53, 443, 5353, 853, 0, 65_535, -53, 1_000_053));
    int kind = columnar ? (textPorts ? 1 : 0) : random.nextInt(7);
    return switch (kind) {
      case 1 ->
          textNode(any(List.of("%d", "%d", "%d", " %d ", "+%d", "0%d", "x%d", "")).formatted(port));
      case 2 -> JsonNodeFactory.instance.numberNode(port + 0.0);
      case 3 -> JsonNodeFactory.instance.numberNode(4_294_967_296L + port);
      case 4 -> JsonNodeFactory.instance.nullNode();
      case 5 -> JsonNodeFactory.instance.booleanNode(true);
      default -> JsonNodeFactory.instance.numberNode(port);
    };
  }

  private JsonNode time() {
    if (random.nextInt(30) == 0) {
      return text(BAD_TIMES);
    }
    return textNode(time(random.nextInt(86_400)));
  }

  /** A time of the first of May, by its second, in one of the ways to write it. */
  private String time(long second) {
    String clock = String.format("%02d:%02d:%02d", second / 3_600, second / 60 % 60, second % 60);
    int digits = random.nextInt(8);
    String fraction =
        digits == 0
            ? ""
            : "." + ("" + (10_000_000 + random.nextInt(10_000_000))).substring(1, 1 + digits);
    return switch (random.nextInt(12)) {
      case 0 -> "2024-05-01 " + clock + fraction + "Z";
      case 1 -> "2024-05-01T" + clock + fraction;
      case 2 -> "2024-05-01T" + clock + fraction + "z";
      case 3 -> "2024-05-01T" + clock + fraction + "+02:00";
      case 4 -> "2024-05-01T" + clock + fraction + "-0330";
      case 5 -> "2024-05-01T" + clock + (fraction.isEmpty() ? ".9999999" : fraction) + "Z";
      default -> "2024-05-01T" + clock + fraction + "Z";
    };
  }

  private static JsonNode textNode(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
