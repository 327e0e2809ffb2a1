package io.roguedns.allowlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.address.IpAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowlistTest {
  private static final String SIGNAL = "unauthorized-resolver";
  private static final String OTHER_SIGNAL = "high-volume";
  private static final long NOON = 1_000;

  @Test
  void findsTheResolverThatAnAddressIs() {
    Allowlist list =
        Allowlist.of(List.of(resolver("a", "192.0.2.1"), resolver("b", "2001:db8::1")));
    assertThat(list.resolverEntry(ip("192.0.2.1"), SIGNAL, NOON))
        .map(AllowlistEntry::id)
        .contains("a");
    assertThat(list.resolverEntry(ip("::ffff:192.0.2.1"), SIGNAL, NOON)).isPresent();
    assertThat(list.resolverEntry(ip("2001:DB8:0::1"), SIGNAL, NOON))
        .map(AllowlistEntry::id)
        .contains("b");
    assertThat(list.resolverEntry(ip("192.0.2.2"), SIGNAL, NOON)).isEmpty();
    assertThat(list.resolverEntry(ip("::192.0.2.1"), SIGNAL, NOON)).isEmpty();
  }

  @Test
  void takesTheFirstOfTheListWhereSeveralFit() {
    Allowlist list =
        Allowlist.of(
            List.of(
                resolver("other", "198.51.100.1"),
                resolver("range", "192.0.2.0/24"),
                resolver("single", "192.0.2.1"),
                resolver("wider", "192.0.0.0/16")));
    assertThat(list.resolverEntry(ip("192.0.2.1"), SIGNAL, NOON))
        .map(AllowlistEntry::id)
        .contains("range");
    assertThat(list.resolverCandidates(ip("192.0.2.1"), SIGNAL))
        .extracting(AllowlistEntry::id)
        .containsExactly("range", "single", "wider");
    assertThat(list.resolverCandidates(ip("192.0.9.1"), SIGNAL))
        .extracting(AllowlistEntry::id)
        .containsExactly("wider");
    assertThat(list.resolverCandidates(ip("192.1.0.1"), SIGNAL)).isEmpty();
  }

  @Test
  void isValidFromItsBeginningUntilJustBeforeItsEnd() {
    AllowlistEntry entry =
        AllowlistEntry.builder("a", EntryKind.AUTHORIZED_RESOLVER)
            .address("192.0.2.1")
            .from(100)
            .until(200)
            .build();
    Allowlist list = Allowlist.of(List.of(entry, resolver("later", "192.0.2.1")));
    assertThat(entry.validAt(99)).isFalse();
    assertThat(entry.validAt(100)).isTrue();
    assertThat(entry.validAt(199)).isTrue();
    assertThat(entry.validAt(200)).isFalse();
    assertThat(list.resolverEntry(ip("192.0.2.1"), SIGNAL, 150)).contains(entry);
    assertThat(list.resolverEntry(ip("192.0.2.1"), SIGNAL, 200))
        .map(AllowlistEntry::id)
        .contains("later");
    assertThat(list.resolverCandidates(ip("192.0.2.1"), SIGNAL)).hasSize(2);
    assertThat(Allowlist.of(List.of(entry)).resolverEntry(ip("192.0.2.1"), SIGNAL, 99)).isEmpty();
  }

  @Test
  void isForTheSignalsThatItNames() {
    AllowlistEntry entry =
        AllowlistEntry.builder("a", EntryKind.PUBLIC_RESOLVER)
            .address("192.0.2.1")
            .signals(List.of(SIGNAL))
            .build();
    Allowlist list = Allowlist.of(List.of(entry));
    assertThat(list.resolverEntry(ip("192.0.2.1"), SIGNAL, NOON)).isPresent();
    assertThat(list.resolverEntry(ip("192.0.2.1"), OTHER_SIGNAL, NOON)).isEmpty();
    assertThat(resolver("b", "192.0.2.1").appliesTo(OTHER_SIGNAL)).isTrue();
  }

  @Test
  void exemptsWhatFitsAllThatAnEntryNames() {
    AllowlistEntry entry =
        AllowlistEntry.builder("scanner", EntryKind.EXEMPTION)
            .process("nessus*.exe")
            .account("svc-scan")
            .device("scan-*")
            .build();
    Allowlist list = Allowlist.of(List.of(entry));
    assertThat(list.exemption(SIGNAL, "NessusD.exe", "SVC-SCAN", "scan-7", null, NOON))
        .contains(entry);
    assertThat(list.exemption(SIGNAL, "C:\\x\\nessusd.exe", "svc-scan", "scan-7", null, NOON))
        .isPresent();
    assertThat(list.exemption(SIGNAL, "curl.exe", "svc-scan", "scan-7", null, NOON)).isEmpty();
    assertThat(list.exemption(SIGNAL, "nessus.exe", "jane", "scan-7", null, NOON)).isEmpty();
    assertThat(list.exemption(SIGNAL, "nessus.exe", "svc-scan", "laptop-7", null, NOON)).isEmpty();
    assertThat(list.exemption(SIGNAL, "", "", "", null, NOON)).isEmpty();
  }

  @Test
  void exemptsForOneResolverWhereAnEntryNamesIt() {
    AllowlistEntry entry =
        AllowlistEntry.builder("probe", EntryKind.EXEMPTION)
            .process("probe.exe")
            .address("192.0.2.0/24")
            .build();
    Allowlist list = Allowlist.of(List.of(entry));
    assertThat(list.exemption(SIGNAL, "probe.exe", "", "", ip("192.0.2.9"), NOON)).isPresent();
    assertThat(list.exemption(SIGNAL, "probe.exe", "", "", ip("198.51.100.1"), NOON)).isEmpty();
    assertThat(list.exemption(SIGNAL, "probe.exe", "", "", null, NOON)).isEmpty();
    assertThat(list.resolverEntry(ip("192.0.2.9"), SIGNAL, NOON)).isEmpty();
  }

  @Test
  void exemptsByTheFirstInTheListHoweverItIsKept() {
    List<AllowlistEntry> entries =
        List.of(
            exemption("ended").process("probe.exe").until(NOON).build(),
            exemption("other-signal").process("probe.exe").signals(List.of(OTHER_SIGNAL)).build(),
            exemption("pattern").process("probe*").build(),
            exemption("device").device("lab-1").build(),
            exemption("account").account("svc").build(),
            exemption("process").process("PROBE.exe").build());
    for (int i = 0; i < entries.size(); i++) {
      List<AllowlistEntry> rotated = new ArrayList<>(entries);
      Collections.rotate(rotated, i);
      String expected =
          rotated.stream()
              .map(AllowlistEntry::id)
              .filter(id -> !id.equals("ended") && !id.equals("other-signal"))
              .findFirst()
              .orElseThrow();
      assertThat(Allowlist.of(rotated).exemption(SIGNAL, "probe.exe", "svc", "lab-1", null, NOON))
          .map(AllowlistEntry::id)
          .contains(expected);
    }
    Allowlist list = Allowlist.of(entries);
    assertThat(list.exemption(SIGNAL, "x", "SVC", "x", null, NOON))
        .map(AllowlistEntry::id)
        .contains("account");
    assertThat(list.exemption(SIGNAL, "x", "x", "LAB-1", null, NOON))
        .map(AllowlistEntry::id)
        .contains("device");
    assertThat(list.exemption(OTHER_SIGNAL, "probe.exe", "x", "x", null, NOON))
        .map(AllowlistEntry::id)
        .contains("other-signal");
    assertThat(list.exemption(SIGNAL, "probe.exe", "x", "x", null, NOON - 1))
        .map(AllowlistEntry::id)
        .contains("ended");
  }

  @Test
  void leavesNetworksToThoseWhoKnowThem() {
    AllowlistEntry entry = exemption("guests").network("Guest*").device("laptop-*").build();
    Allowlist list = Allowlist.of(List.of(entry, exemption("x").process("x.exe").build()));
    assertThat(list.exemption(SIGNAL, "any.exe", "any", "laptop-7", null, NOON)).isEmpty();
    assertThat(list.needsNetworkContext()).containsExactly(entry);
    assertThat(entry.fits("any.exe", "any", "laptop-7", null)).isTrue();
    assertThat(entry.fits("any.exe", "any", "server-7", null)).isFalse();
    assertThat(entry.network().matches("guest-wifi")).isTrue();
  }

  @Test
  void findsTheOrdinaryDomainThatANameLiesIn() {
    AllowlistEntry glob = domain("glob", "cdn-*.example.net");
    AllowlistEntry tree = domain("tree", "example.com");
    AllowlistEntry same = domain("same", "*.example.com");
    Allowlist list = Allowlist.of(List.of(glob, tree, same));
    String signal = "tunnel-by-name";
    assertThat(list.ordinaryDomain(signal, "example.com", NOON)).contains(tree);
    assertThat(list.ordinaryDomain(signal, "A.b.Example.com.", NOON)).contains(tree);
    assertThat(list.ordinaryDomain(signal, "cdn-7.example.net", NOON)).contains(glob);
    assertThat(list.ordinaryDomain(signal, "example.net", NOON)).isEmpty();
    assertThat(list.ordinaryDomain(signal, "badexample.com", NOON)).isEmpty();
    assertThat(list.ordinaryDomain(signal, "", NOON)).isEmpty();
  }

  @Test
  void givesTheQueryItsTermsAndSaysWhatItLeavesOut() {
    AllowlistEntry own = resolver("own", "10.0.0.1/32");
    AllowlistEntry known =
        AllowlistEntry.builder("known", EntryKind.PUBLIC_RESOLVER).address("2001:DB8::1").build();
    AllowlistEntry range = resolver("range", "192.0.2.0/24");
    AllowlistEntry exemption = exemption("exempt").process("x.exe").address("192.0.2.1").build();
    AllowlistEntry domain = domain("domain", "example.com");
    AllowlistEntry own2 = resolver("own2", " 10.0.0.2 ");
    Allowlist list = Allowlist.of(List.of(own, known, range, exemption, domain, own2));
    assertThat(list.kqlTerms(EntryKind.AUTHORIZED_RESOLVER)).containsExactly(own, own2);
    assertThat(list.kqlTerms(EntryKind.AUTHORIZED_RESOLVER))
        .extracting(AllowlistEntry::addressText)
        .containsExactly("10.0.0.1", "10.0.0.2");
    assertThat(list.kqlTerms(EntryKind.PUBLIC_RESOLVER))
        .extracting(AllowlistEntry::addressText)
        .containsExactly("2001:DB8::1");
    assertThat(list.kqlIgnored()).containsExactly(range, exemption, domain);
    assertThatThrownBy(() -> list.kqlTerms(EntryKind.EXEMPTION))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasAVersionOfItsEntriesWhateverTheirOrder() {
    AllowlistEntry a = resolver("a", "192.0.2.1");
    AllowlistEntry b = resolver("b", "192.0.2.2");
    String version = Allowlist.of(List.of(a, b)).version();
    assertThat(version).matches("[0-9a-f]{12}");
    assertThat(Allowlist.of(List.of(b, a)).version()).isEqualTo(version);
    assertThat(Allowlist.of(List.of(a)).version()).isNotEqualTo(version);
    assertThat(Allowlist.of(List.of(a, resolver("b", "192.0.2.3"))).version())
        .isNotEqualTo(version);
    AllowlistEntry ending =
        AllowlistEntry.builder("b", EntryKind.AUTHORIZED_RESOLVER)
            .address("192.0.2.2")
            .until(NOON)
            .build();
    assertThat(Allowlist.of(List.of(a, ending)).version()).isNotEqualTo(version);
    assertThat(Allowlist.EMPTY.version()).isEqualTo(Allowlist.of(List.of()).version());
  }

  @Test
  void refusesTwoEntriesOfOneId() {
    assertThatThrownBy(
            () -> Allowlist.of(List.of(resolver("a", "192.0.2.1"), resolver("a", "192.0.2.2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a");
  }

  @Test
  void refusesEntriesThatLackWhatTheirKindNeeds() {
    assertThatThrownBy(() -> AllowlistEntry.builder("a", EntryKind.PUBLIC_RESOLVER).build())
        .hasMessageContaining("address");
    assertThatThrownBy(() -> exemption("a").build()).hasMessageContaining("process");
    assertThatThrownBy(() -> AllowlistEntry.builder("a", EntryKind.ORDINARY_DOMAIN).build())
        .hasMessageContaining("domain");
    assertThatThrownBy(() -> exemption(" ").process("x").build()).hasMessageContaining("id");
    assertThatThrownBy(() -> exemption("a").process("x").from(5).until(5).build())
        .hasMessageContaining("ends");
  }

  @Test
  void survivesSerialisation() throws Exception {
    Allowlist list =
        Allowlist.of(
            List.of(
                resolver("a", "192.0.2.1"),
                resolver("b", "2001:db8::/32"),
                exemption("c")
                    .process("x*")
                    .account("y")
                    .device("z")
                    .network("n")
                    .signals(List.of(SIGNAL))
                    .from(1)
                    .until(9)
                    .reason("r")
                    .owner("o")
                    .build(),
                domain("d", "cdn-*.example.com")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(list);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Allowlist read = (Allowlist) in.readObject();
      assertThat(read).isEqualTo(list).hasSameHashCodeAs(list).hasToString(list.toString());
      assertThat(read.version()).isEqualTo(list.version());
      assertThat(read.resolverEntry(ip("192.0.2.1"), SIGNAL, NOON)).isPresent();
    }
  }

  static AllowlistEntry resolver(String id, String address) {
    return AllowlistEntry.builder(id, EntryKind.AUTHORIZED_RESOLVER).address(address).build();
  }

  private static AllowlistEntry.Builder exemption(String id) {
    return AllowlistEntry.builder(id, EntryKind.EXEMPTION);
  }

  private static AllowlistEntry domain(String id, String domain) {
    return AllowlistEntry.builder(id, EntryKind.ORDINARY_DOMAIN).domain(domain).build();
  }

  static IpAddress ip(String text) {
    return IpAddress.parse(text).orElseThrow();
  }
}
