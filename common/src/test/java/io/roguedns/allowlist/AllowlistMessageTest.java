package io.roguedns.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries that come one by one, as the values of messages. */
class AllowlistMessageTest {
  @Test
  void readsJson() {
    AllowlistFile.Reading reading =
        AllowlistFile.readEntry(
            "dc-1",
            "{\"id\":\"dc-1\",\"kind\":\"authorized-resolver\",\"address\":\"192.0.2.0\\/24\","
                + "\"process\":null,\"signals\":[\"high-volume\"],\"from\":\"2026-03-01T00:00:00Z\","
                + "\"reason\":\"M\\u00fcller says \\\"yes\\\" \\ud83d\\ude00 \ud83d\ude00\"}");
    assertThat(reading.problems()).isEmpty();
    AllowlistEntry entry = reading.entries().get(0);
    assertThat(entry.id()).isEqualTo("dc-1");
    assertThat(entry.addressText()).isEqualTo("192.0.2.0/24");
    assertThat(entry.signals()).containsExactly("high-volume");
    assertThat(entry.reason()).isEqualTo("Müller says \"yes\" \ud83d\ude00 \ud83d\ude00");
  }

  @Test
  void writesOnlyWhatAnEntryNames() {
    AllowlistEntry entry =
        AllowlistEntry.builder("a", EntryKind.EXEMPTION)
            .process("scan*")
            .signals(List.of("high-volume"))
            .until(Ticks.parse("2026-03-01"))
            .reason("M\u00fcller: \"no\"")
            .build();
    assertThat(AllowlistJson.write(entry))
        .isEqualTo(
            "{\"id\":\"a\",\"kind\":\"exemption\",\"process\":\"scan*\",\"signals\":[\"high-volume\"],"
                + "\"until\":\"2026-03-01T00:00:00.0000000Z\",\"reason\":\"M\\u00FCller:"
                + " \\\"no\\\"\"}");
    assertThat(AllowlistFile.readEntry("a", AllowlistJson.write(entry)).entries())
        .containsExactly(entry);
  }

  @Test
  void readsIndentedJson() {
    assertThat(
            AllowlistFile.readEntry(
                    "dc-1",
                    "{\r\n\t\"kind\" : \"authorized-resolver\",\r\n\t\"address\" :"
                        + " \"192.0.2.1\"\r\n}\r\n")
                .problems())
        .isEmpty();
  }

  @Test
  void takesTheIdFromTheKey() {
    AllowlistFile.Reading reading =
        AllowlistFile.readEntry("key", "kind: public-resolver\naddress: 192.0.2.1\n");
    assertThat(reading.entries()).extracting(AllowlistEntry::id).containsExactly("key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a | {id: b, kind: public-resolver, address: 192.0.2.1} | line 1, entry a, id: differs from"
            + " the message's key: \"b\"",
        "'' | {kind: public-resolver, address: 192.0.2.1} | line 1: the message has no key",
        "a | [] | line 1: an entry has to be keys and their values",
        "a | [{kind: public-resolver, address: 192.0.2.1}] | line 1: an entry has to be keys",
        "a | '' | line 1: there is no content",
        "a | text | line 1: an entry has to be keys",
        "a | {kind: public-resolver, address: 0.0.0.0/0} | line 1, entry a, address: 0.0.0.0/0 is too"
            + " wide",
        "a | { | line 1: isn't valid YAML"
      })
  void refusesOthers(String id, String value, String problem) {
    AllowlistFile.Reading reading = AllowlistFile.readEntry(id, value);
    assertThat(reading.problems()).singleElement().asString().startsWith(problem);
    assertThat(reading.entries()).isEmpty();
  }
}
