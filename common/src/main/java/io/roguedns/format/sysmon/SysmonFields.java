package io.roguedns.format.sysmon;

import java.util.List;
import java.util.Locale;

/** What an event says, however it is spelled. Text that it lacks is {@code ""}. */
interface SysmonFields {
  /** The event's number, such as {@code 3}. */
  String eventId();

  /** The channel and the provider that the event names, in whatever form. */
  String origin();

  /** The computer that the event is from. */
  String computer();

  /** The number of the event in the computer's log. */
  String recordId();

  /** An item of the event's data, by Sysmon's own name of it. */
  String data(String name);

  /** What was answered, one text each. */
  List<String> answers();

  /** Whether it is of Sysmon: that is what it says, or, if it doesn't, what its data shows. */
  default boolean isOfSysmon() {
    String origin = origin();
    return origin.isBlank()
        ? !data(SysmonRows.TIME).isEmpty()
        : origin.toLowerCase(Locale.ROOT).contains("sysmon");
  }
}
