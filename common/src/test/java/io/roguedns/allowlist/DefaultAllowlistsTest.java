package io.roguedns.allowlist;

import static io.roguedns.allowlist.AllowlistTest.ip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultAllowlistsTest {
  @Test
  void queryIsTheQuerysOwnLists() {
    Allowlist list = DefaultAllowlists.query();
    assertThat(list.kqlTerms(EntryKind.AUTHORIZED_RESOLVER))
        .extracting(AllowlistEntry::addressText)
        .containsExactly("10.0.0.1", "10.0.0.2");
    assertThat(list.kqlTerms(EntryKind.PUBLIC_RESOLVER))
        .extracting(AllowlistEntry::addressText)
        .containsExactly(
            "8.8.8.8",
            "8.8.4.4",
            "1.1.1.1",
            "1.0.0.1",
            "9.9.9.9",
            "149.112.112.112",
            "208.67.222.222",
            "208.67.220.220",
            "64.6.64.6",
            "64.6.65.6",
            "185.228.168.9",
            "185.228.169.9");
    assertThat(list.kqlIgnored()).isEmpty();
    assertThat(list.entries())
        .extracting(AllowlistEntry::id)
        .contains("authorized-10.0.0.1", "public-8.8.8.8");
    assertThat(list.entries())
        .noneMatch(entry -> entry.reason().isEmpty() || entry.owner().isEmpty());
  }

  @Test
  void asAFileTheyAreTheSame() {
    List<AllowlistEntry> entries = DefaultAllowlists.strict().entries();

    String yaml = AllowlistYaml.write(entries);

    assertThat(yaml)
        .startsWith(
            """
            - id: "authorized-10.0.0.1"
              kind: "authorized-resolver"
              address: "10.0.0.1"
              reason: "an example""");
    assertThat(AllowlistFile.read(yaml.getBytes(StandardCharsets.UTF_8)).entries())
        .isEqualTo(entries);
    assertThat(AllowlistYaml.write(List.of())).isEqualTo("[]\n");
  }

  @Test
  void strictHasTheCloudPlatformsResolversToo() {
    Allowlist list = DefaultAllowlists.strict();
    assertThat(list.entries()).containsAll(DefaultAllowlists.query().entries());
    for (String address :
        List.of(
            "168.63.129.16",
            "169.254.169.253",
            "fd00:ec2::253",
            "169.254.169.254",
            "100.100.2.136",
            "100.100.2.138")) {
      assertThat(list.resolverEntry(ip(address), "unauthorized-resolver", 0))
          .as(address)
          .hasValueSatisfying(entry -> assertThat(entry.reason()).isNotEmpty());
      assertThat(DefaultAllowlists.query().resolverEntry(ip(address), "unauthorized-resolver", 0))
          .as(address)
          .isEmpty();
    }
    assertThat(list.entries())
        .filteredOn(entry -> entry.kind() != EntryKind.ORDINARY_DOMAIN)
        .hasSize(DefaultAllowlists.query().entries().size() + 6);
  }

  @Test
  void strictKnowsDomainsThatAreAskedForManyNames() {
    Allowlist list = DefaultAllowlists.strict();
    for (String name :
        List.of(
            "2.0.0.127.zen.spamhaus.org",
            "x.i.00.s.sophosxl.net",
            "4.3.2.1.in-addr.arpa",
            "current.cvd.clamav.net")) {
      assertThat(list.ordinaryDomain("tunnel-by-name", name, 0))
          .as(name)
          .hasValueSatisfying(entry -> assertThat(entry.reason()).isNotEmpty());
    }
    assertThat(list.ordinaryDomain("tunnel-by-name", "spamhaus.org.evil.com", 0)).isEmpty();
    assertThat(DefaultAllowlists.query().ordinaryDomain("tunnel-by-name", "e5.sk", 0)).isEmpty();
  }

  @Test
  void areWithinTheRulesOfFiles() {
    for (AllowlistEntry entry : DefaultAllowlists.strict().entries()) {
      assertThat(AllowlistFile.readEntry(entry.id(), AllowlistJson.write(entry)).entries())
          .containsExactly(entry);
    }
    assertThat(RangeRules.firstTooMuch(DefaultAllowlists.strict().entries())).isEmpty();
  }

  @Test
  void takesListsFromSettings() {
    Allowlist list =
        DefaultAllowlists.of(
            List.of("192.0.2.1", " 192.0.2.1 ", "10.0.0.0/8"), List.of("192.0.2.1"));
    assertThat(list.entries())
        .extracting(AllowlistEntry::id)
        .containsExactly("authorized-192.0.2.1", "authorized-10.0.0.0/8", "public-192.0.2.1");
    assertThat(DefaultAllowlists.of(List.of(), List.of())).isEqualTo(Allowlist.EMPTY);
  }

  @Test
  void namesEverythingInSettingsThatIsNoAddressOrTooWide() {
    assertThatThrownBy(
            () ->
                DefaultAllowlists.of(
                    List.of("one", "192.0.2.1"), List.of("10.0.0.1/8", "0.0.0.0/0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"one\" isn't an IP address")
        .hasMessageContaining("10.0.0.1/8 has host bits set")
        .hasMessageContaining("0.0.0.0/0 is too wide");
  }
}
