package io.roguedns.format.defender;

import io.roguedns.json.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The members of rows and records that are read; all others are skipped. */
enum Field {
  TIMESTAMP("Timestamp"),
  DEVICE_NAME("DeviceName"),
  ACTION_TYPE("ActionType"),
  REMOTE_IP("RemoteIP"),
  REMOTE_PORT("RemotePort"),
  LOCAL_IP("LocalIP"),
  LOCAL_PORT("LocalPort"),
  PROTOCOL("Protocol"),
  PROCESS_NAME("InitiatingProcessFileName"),
  COMMAND_LINE("InitiatingProcessCommandLine"),
  ACCOUNT_NAME("AccountName"),
  PROCESS_ACCOUNT_NAME("InitiatingProcessAccountName"),
  ADDITIONAL_FIELDS("AdditionalFields"),
  PROCESS_FOLDER("InitiatingProcessFolderPath"),
  PROCESS_COMPANY("InitiatingProcessVersionInfoCompanyName"),
  PARENT_PROCESS("InitiatingProcessParentFileName"),
  REPORT_ID("ReportId"),
  REGISTRY_KEY("RegistryKey"),
  REGISTRY_VALUE_NAME("RegistryValueName"),
  REGISTRY_VALUE_DATA("RegistryValueData"),
  ADAPTER("NetworkAdapterName"),
  ADAPTER_TYPE("NetworkAdapterType"),
  ADAPTER_STATUS("NetworkAdapterStatus"),
  TUNNEL_TYPE("TunnelType"),
  IPV4_DHCP("IPv4Dhcp"),
  IPV6_DHCP("IPv6Dhcp"),
  CONNECTED_NETWORKS("ConnectedNetworks"),
  DNS_ADDRESSES("DnsAddresses"),
  DEFAULT_GATEWAYS("DefaultGateways"),
  IP_ADDRESSES("IPAddresses"),
  CATEGORY("category"),
  TYPE("Type"),
  PROPERTIES("properties"),
  RECORDS("records");

  private static final int WORD = Long.BYTES;
  private static final Field[][] BY_LENGTH = byLength();

  private final byte[] name;
  private final long head;
  private final long tail;

  Field(String name) {
    this.name = name.getBytes(StandardCharsets.US_ASCII);
    int length = this.name.length;
    head = length < WORD ? 0 : Bytes.longAt(this.name, 0);
    tail = length < WORD ? 0 : Bytes.longAt(this.name, length - WORD);
  }

  private static Field[][] byLength() {
    List<List<Field>> lists = new ArrayList<>();
    for (Field field : values()) {
      while (lists.size() <= field.name.length) {
        lists.add(new ArrayList<>());
      }
      lists.get(field.name.length).add(field);
    }
    return lists.stream().map(list -> list.toArray(Field[]::new)).toArray(Field[][]::new);
  }

  /** The field of a name as it stands in the bytes, without escapes; null for any other name. */
  static Field named(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length >= BY_LENGTH.length) {
      return null;
    }
    Field[] candidates = BY_LENGTH[length];
    if (length < WORD) {
      return among(candidates, bytes, start, end);
    }
    long head = Bytes.longAt(bytes, start);
    long tail = Bytes.longAt(bytes, end - WORD);
    for (Field field : candidates) {
      if (field.head == head && field.tail == tail) {
        // Between head and tail something may be left to compare.
        return length <= 2 * WORD ? field : among(new Field[] {field}, bytes, start, end);
      }
    }
    return null;
  }

  private static Field among(Field[] candidates, byte[] bytes, int start, int end) {
    for (Field field : candidates) {
      if (Arrays.equals(bytes, start, end, field.name, 0, end - start)) {
        return field;
      }
    }
    return null;
  }
}
