package io.roguedns.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowlistVersionTest {
  private static final long NOON = 638_000_000_000_000_000L;

  private final AllowlistEntry always = entry("a", "192.0.2.1").build();
  private final AllowlistEntry fromNoon = entry("b", "192.0.2.2").from(NOON).build();
  private final AllowlistEntry untilNoon = entry("a", "192.0.2.1").until(NOON).build();

  private static AllowlistEntry.Builder entry(String id, String address) {
    return AllowlistEntry.builder(id, EntryKind.AUTHORIZED_RESOLVER).address(address);
  }

  @Test
  void isTheListsOwnWhereAllIsAlwaysValid() {
    Allowlist list = Allowlist.of(List.of(always));

    assertThat(list.versionAt(0)).isEqualTo(list.version());
    assertThat(list.versionAt(Ticks.MAX)).isEqualTo(list.version());
  }

  @Test
  void anEntryThatBeginsLaterChangesNothingBefore() {
    Allowlist before = Allowlist.of(List.of(always));
    Allowlist after = Allowlist.of(List.of(always, fromNoon));

    assertThat(after.versionAt(NOON - 1)).isEqualTo(before.versionAt(NOON - 1));
    assertThat(after.versionAt(NOON)).isNotEqualTo(before.versionAt(NOON));
    assertThat(after.version()).isNotEqualTo(before.version());
  }

  @Test
  void anEndThatIsSetChangesNothingBefore() {
    Allowlist before = Allowlist.of(List.of(always, fromNoon));
    Allowlist after = Allowlist.of(List.of(untilNoon, fromNoon));

    assertThat(after.versionAt(NOON - 1)).isEqualTo(before.versionAt(NOON - 1));
    assertThat(after.versionAt(NOON)).isNotEqualTo(before.versionAt(NOON));
  }

  @Test
  void whyAnEntryIsThereIsNoPartOfIt() {
    AllowlistEntry explained = entry("a", "192.0.2.1").reason("head office").owner("net").build();

    assertThat(Allowlist.of(List.of(explained)).version())
        .isEqualTo(Allowlist.of(List.of(always)).version());
  }
}
