package io.roguedns.format.sysmon;

import io.roguedns.event.DnsQuery;
import io.roguedns.json.FlatObject;
import java.util.List;
import java.util.Map;

/**
 * An event as Winlogbeat has it: its data under {@code winlog.event_data}, and what the Sysmon
 * module or Elasticsearch's pipeline moves from there under the names of ECS.
 */
final class WinlogFields implements SysmonFields {
  private static final String DATA = "winlog.event_data.";

  /** Where ECS has an item. */
  private static final Map<String, String> MOVED =
      Map.ofEntries(
          Map.entry("UtcTime", "@timestamp"),
          Map.entry("Image", "process.executable"),
          Map.entry("User", "user.name"),
          Map.entry("Protocol", "network.transport"),
          Map.entry("SourceIp", "source.ip"),
          Map.entry("SourcePort", "source.port"),
          Map.entry("DestinationIp", "destination.ip"),
          Map.entry("DestinationPort", "destination.port"),
          Map.entry("TargetObject", "registry.path"),
          Map.entry("Details", "registry.data.strings"),
          Map.entry("QueryName", "dns.question.name"),
          Map.entry("QueryStatus", "sysmon.dns.status"));

  private final FlatObject object;

  WinlogFields(FlatObject object) {
    this.object = object;
  }

  /** Whether an object is an event of Windows's log, of whatever provider. */
  static boolean fits(FlatObject object) {
    return object.has("winlog.event_id")
        || object.has("event.code")
            && (object.has("winlog.channel")
                || object.has("winlog.provider_name")
                || object.has("event.provider")
                || object.text("event.module").equals("sysmon"));
  }

  @Override
  public String eventId() {
    String id = object.text("winlog.event_id");
    return id.isEmpty() ? object.text("event.code") : id;
  }

  @Override
  public String origin() {
    String channel = object.text("winlog.channel") + object.text("winlog.provider_name");
    return channel.isEmpty()
        ? object.text("event.provider") + object.text("event.module")
        : channel;
  }

  @Override
  public String computer() {
    String name = object.text("winlog.computer_name");
    return name.isEmpty() ? object.text("host.name") : name;
  }

  @Override
  public String recordId() {
    return object.text("winlog.record_id");
  }

  @Override
  public String data(String name) {
    String text = Said.of(object.text(DATA + name));
    if (!text.isEmpty()) {
      return text;
    }
    if (name.equals("Initiated")) {
      String direction = object.text("network.direction");
      return direction.equals("ingress") || direction.equals("inbound") ? "false" : "";
    }
    String moved = MOVED.get(name);
    return moved == null ? "" : Said.of(object.text(moved));
  }

  @Override
  public List<String> answers() {
    String results = data("QueryResults");
    return results.isEmpty()
        ? object.texts("dns.answers.data").stream()
            .filter(answer -> !answer.isEmpty())
            .map(QueryResults::address)
            .limit(DnsQuery.MOST_ANSWERS)
            .toList()
        : QueryResults.answers(results);
  }
}
