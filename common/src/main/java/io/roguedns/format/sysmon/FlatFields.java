package io.roguedns.format.sysmon;

import io.roguedns.json.FlatObject;
import java.util.List;

/** An event as one flat object: its data under Sysmon's own names, and a few fields of the log. */
final class FlatFields implements SysmonFields {
  private static final String[] IDS = {"EventID", "EventId", "event_id"};
  private static final String[] ORIGINS = {
    "Channel", "SourceName", "ProviderName", "Provider", "channel", "source_name", "provider_name"
  };
  private static final String[] COMPUTERS = {"Computer", "Hostname", "ComputerName", "host"};
  private static final String[] RECORDS = {"EventRecordID", "RecordNumber", "record_number"};

  private final FlatObject object;

  FlatFields(FlatObject object) {
    this.object = object;
  }

  /** Whether an object is an event of Windows's log, of whatever provider. */
  static boolean fits(FlatObject object) {
    return !first(object, IDS).isEmpty()
        && (object.has(SysmonRows.TIME) || !first(object, ORIGINS).isEmpty());
  }

  private static String first(FlatObject object, String[] names) {
    for (String name : names) {
      String text = object.text(name);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  @Override
  public String eventId() {
    return first(object, IDS);
  }

  @Override
  public String origin() {
    return first(object, ORIGINS);
  }

  @Override
  public String computer() {
    return first(object, COMPUTERS);
  }

  @Override
  public String recordId() {
    return first(object, RECORDS);
  }

  @Override
  public String data(String name) {
    return Said.of(object.text(name));
  }

  @Override
  public List<String> answers() {
    return QueryResults.answers(data("QueryResults"));
  }
}
