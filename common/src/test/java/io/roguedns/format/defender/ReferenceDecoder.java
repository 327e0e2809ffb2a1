package io.roguedns.format.defender;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.RowBlock;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What decoding means, written without regard to speed on top of a whole JSON tree. */
final class ReferenceDecoder {
  static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern DIGITS =
      Pattern.compile("\\s*([+-]?[0-9]+)\\s*", Pattern.UNICODE_CHARACTER_CLASS);

  private final ReadPlan plan;
  private final Table tableOfPath;
  private final RowBlock out;

  ReferenceDecoder(ReadPlan plan, Table tableOfPath, RowBlock out) {
    this.plan = plan;
    this.tableOfPath = tableOfPath;
    this.out = out;
  }

  void decode(byte[] text) throws IOException {
    JsonNode root = JSON.readTree(text);
    if (root.path("records").isArray()) {
      root.get("records").forEach(this::row);
    } else {
      row(root);
    }
  }

  private void row(JsonNode record) {
    if (!record.isObject()) {
      reject(tableOfPath);
      return;
    }
    JsonNode row = record.path("properties").isObject() ? record.get("properties") : record;
    String own = record.path("category").isTextual() ? record.get("category").textValue() : "";
    if (own.isEmpty()) {
      own = record.path("Type").isTextual() ? record.get("Type").textValue() : "";
    }
    Table table = own.isEmpty() ? tableOfPath : Table.named(own).orElse(null);
    if (own.isEmpty() && table == null) {
      table = content(record, row);
    }
    if (table == null) {
      out.countIgnored(1);
    } else if (table == Table.DEVICE_NETWORK_EVENTS) {
      network(row);
    } else if (table == Table.DEVICE_REGISTRY_EVENTS) {
      registry(row);
    } else {
      networkInfo(row);
    }
  }

  private static Table content(JsonNode record, JsonNode row) {
    for (String name : new String[] {"RegistryKey", "RegistryValueName"}) {
      if (record.has(name) || row.has(name)) {
        return Table.DEVICE_REGISTRY_EVENTS;
      }
    }
    for (String name : new String[] {"RemotePort", "RemoteIP"}) {
      if (record.has(name) || row.has(name)) {
        return Table.DEVICE_NETWORK_EVENTS;
      }
    }
    return record.has("NetworkAdapterName") || row.has("NetworkAdapterName")
        ? Table.DEVICE_NETWORK_INFO
        : null;
  }

  private void network(JsonNode row) {
    Integer port = integer(row.path("RemotePort"));
    if (plan.network() == null || port == null || !plan.network().ports().contains(port)) {
      out.countIrrelevant(Table.DEVICE_NETWORK_EVENTS, 1);
      return;
    }
    long time = time(row);
    if (time == Ticks.NONE) {
      reject(Table.DEVICE_NETWORK_EVENTS);
      return;
    }
    Integer localPort = integer(row.path("LocalPort"));
    BigInteger report = whole(row.path("ReportId"));
    out.add(
        new NetworkEvent(
            time,
            text(row, "DeviceName"),
            text(row, "ActionType"),
            text(row, "RemoteIP"),
            port,
            text(row, "LocalIP"),
            localPort == null ? NetworkEvent.NO_PORT : localPort,
            text(row, "Protocol"),
            text(row, "InitiatingProcessFileName"),
            text(row, "InitiatingProcessCommandLine"),
            account(row),
            text(row, "AdditionalFields"),
            report == null ? NetworkEvent.NO_REPORT : report.longValueExact(),
            origin(row)));
  }

  private static ProcessOrigin origin(JsonNode row) {
    return new ProcessOrigin(
        text(row, "InitiatingProcessFolderPath"),
        text(row, "InitiatingProcessVersionInfoCompanyName"),
        text(row, "InitiatingProcessParentFileName"));
  }

  private void networkInfo(JsonNode row) {
    if (!plan.networkInfo()) {
      out.countIrrelevant(Table.DEVICE_NETWORK_INFO, 1);
      return;
    }
    long time = time(row);
    if (time == Ticks.NONE) {
      reject(Table.DEVICE_NETWORK_INFO);
      return;
    }
    BigInteger report = whole(row.path("ReportId"));
    try {
      out.add(
          new NetworkInfo(
              time,
              text(row, "DeviceName"),
              text(row, "NetworkAdapterName"),
              text(row, "NetworkAdapterType"),
              text(row, "NetworkAdapterStatus"),
              text(row, "TunnelType"),
              text(row, "IPv4Dhcp"),
              text(row, "IPv6Dhcp"),
              ReferenceLists.networks(text(row, "ConnectedNetworks")),
              ReferenceLists.addresses(text(row, "DnsAddresses")),
              ReferenceLists.addresses(text(row, "DefaultGateways")),
              ReferenceLists.addresses(text(row, "IPAddresses")),
              report == null ? NetworkEvent.NO_REPORT : report.longValueExact()));
    } catch (IOException noLists) {
      reject(Table.DEVICE_NETWORK_INFO);
    }
  }

  private void registry(JsonNode row) {
    String key = text(row, "RegistryKey");
    boolean needed =
        plan.registry() != null
            && plan.registry().keyFragments().stream()
                .anyMatch(fragment -> asciiLower(key).contains(fragment));
    if (!needed) {
      out.countIrrelevant(Table.DEVICE_REGISTRY_EVENTS, 1);
      return;
    }
    long time = time(row);
    if (time == Ticks.NONE) {
      reject(Table.DEVICE_REGISTRY_EVENTS);
      return;
    }
    BigInteger report = whole(row.path("ReportId"));
    out.add(
        new RegistryEvent(
            time,
            text(row, "DeviceName"),
            text(row, "ActionType"),
            key,
            text(row, "RegistryValueName"),
            text(row, "RegistryValueData"),
            text(row, "InitiatingProcessFileName"),
            account(row),
            report == null ? NetworkEvent.NO_REPORT : report.longValueExact(),
            plan.registry().origin() ? origin(row) : ProcessOrigin.UNKNOWN));
  }

  private static String asciiLower(String text) {
    return Pattern.compile("[A-Z]+")
        .matcher(text)
        .replaceAll(letters -> letters.group().toLowerCase(Locale.ROOT));
  }

  private static long time(JsonNode row) {
    JsonNode time = row.path("Timestamp");
    return time.isTextual() ? Ticks.parse(time.textValue()) : Ticks.NONE;
  }

  private static String account(JsonNode row) {
    return text(row, row.has("AccountName") ? "AccountName" : "InitiatingProcessAccountName");
  }

  private static String text(JsonNode row, String name) {
    JsonNode value = row.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isContainerNode()) {
      return value.toString();
    }
    return wellFormed(value.asText());
  }

  static String wellFormed(String text) {
    return text.replaceAll("[\\x{D800}-\\x{DFFF}]", "\uFFFD");
  }

  private static Integer integer(JsonNode value) {
    BigInteger whole = whole(value);
    return whole == null || whole.bitLength() > 31 ? null : (Integer) whole.intValue();
  }

  private static BigInteger whole(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.bigIntegerValue();
    }
    if (value.isNumber()) {
      double number = value.doubleValue();
      return Math.abs(number) < 0x1p63 ? BigInteger.valueOf((long) number) : null;
    }
    Matcher digits = DIGITS.matcher(value.isTextual() ? value.textValue() : "");
    return digits.matches() ? new BigInteger(digits.group(1)) : null;
  }

  private void reject(Table table) {
    out.reject(
        new RejectedRow("here", 7, RejectedRow.Reason.TYPE, "reference", new byte[0], 0), table);
  }
}
