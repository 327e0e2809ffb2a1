package io.roguedns.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceNamesTest {
  private final List<String> problems = new ArrayList<>();

  private DeviceNames names(String... lines) {
    return DeviceNamesFile.read(String.join("\n", lines), problems);
  }

  private static long at(String time) {
    return Ticks.parse("2026-03-10T" + time + "Z");
  }

  @Test
  void anAddressWithoutANameIsItsOwn() {
    assertThat(DeviceNames.NONE.nameOf("10.0.0.1", 0)).isEqualTo("10.0.0.1");
    assertThat(DeviceNames.NONE.nameOf("::ffff:10.0.0.1", 0)).isEqualTo("10.0.0.1");
    assertThat(DeviceNames.NONE.nameOf("fe80:0::1", 0)).isEqualTo("fe80::1");
    assertThat(DeviceNames.NONE.nameOf("no address", 0)).isEqualTo("no address");
    assertThat(DeviceNames.NONE.nameOf("", 0)).isEmpty();
  }

  @Test
  void aLeaseHoldsFromItsBeginningToBeforeItsEnd() {
    DeviceNames names =
        names(
            "# leases of the day",
            "address,name,from,until",
            "10.0.0.1,a,2026-03-10T08:00:00Z,2026-03-10T09:00:00Z",
            "",
            "10.0.0.1,b,2026-03-10T09:00:00Z,2026-03-10T10:00:00Z",
            "10.0.0.2,c");
    assertThat(problems).isEmpty();
    assertThat(names.nameOf("10.0.0.1", at("07:59:59.9999999"))).isEqualTo("10.0.0.1");
    assertThat(names.nameOf("10.0.0.1", at("08:00"))).isEqualTo("a");
    assertThat(names.nameOf("::ffff:10.0.0.1", at("08:59:59.9999999"))).isEqualTo("a");
    assertThat(names.nameOf("10.0.0.1", at("09:00"))).isEqualTo("b");
    assertThat(names.nameOf("10.0.0.1", at("10:00"))).isEqualTo("10.0.0.1");
    assertThat(names.nameOf("10.0.0.2", 0)).isEqualTo("c");
  }

  @Test
  void theLeaseThatBeganLastCountsAndAnInventoryIsBehindThem() {
    DeviceNames names =
        names(
            "10.0.0.1,long,2026-03-10T08:00:00Z,2026-03-10T12:00:00Z",
            "10.0.0.1,short,2026-03-10T09:00:00Z,2026-03-10T10:00:00Z",
            "10.0.0.1,always");
    assertThat(names.nameOf("10.0.0.1", at("07:00"))).isEqualTo("always");
    assertThat(names.nameOf("10.0.0.1", at("08:30"))).isEqualTo("long");
    assertThat(names.nameOf("10.0.0.1", at("09:30"))).isEqualTo("short");
    assertThat(names.nameOf("10.0.0.1", at("11:00"))).isEqualTo("long");
    assertThat(names.nameOf("10.0.0.1", at("13:00"))).isEqualTo("always");
  }

  @Test
  void linesMayBeJsonAndColumnsInAnotherOrder() {
    DeviceNames json =
        names(
            "\uFEFF{\"address\":\"2001:db8::1\",\"name\":\"a, b\",\"from\":\"2026-03-10\",\"until\":null}",
            "{\"name\":\"c\",\"address\":\"10.0.0.1\",\"owner\":\"x\"}");
    assertThat(json.nameOf("2001:DB8::1", at("00:00"))).isEqualTo("a, b");
    assertThat(json.nameOf("10.0.0.1", 0)).isEqualTo("c");
    DeviceNames csv = names("\"Name\",owner,Address", "\"d\",x,10.0.0.2");
    assertThat(csv.nameOf("10.0.0.2", 0)).isEqualTo("d");
    assertThat(problems).isEmpty();
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    names(
        "address,name,from,until",
        "10.0.0.300,a",
        "10.0.0.1,",
        "10.0.0.1,a,soon",
        "10.0.0.1,a,2026-03-11,2026-03-10",
        "10.0.0.1,a,,,,",
        "{\"address\":",
        "10.0.0.9,x",
        "10.0.0.9,y");
    assertThat(problems)
        .containsExactly(
            "line 2: address 10.0.0.300 isn't an IP address",
            "line 3: name is missing",
            "line 4: from soon: a time as in 2026-03-10T08:00:00Z is allowed",
            "line 5: from 2026-03-11 is not before until 2026-03-10",
            "line 6: 6 values; address,name,from,until is allowed",
            "line 7: the row is incomplete",
            "10.0.0.9 is both x and y");
  }

  @Test
  void aFileThatIsSomethingElseIsntToldLineByLine() {
    names("x\n".repeat(500));
    assertThat(problems).hasSize(DeviceNamesFile.MOST_PROBLEMS + 1);
    assertThat(problems.get(DeviceNamesFile.MOST_PROBLEMS)).isEqualTo("and 480 more");
  }
}
