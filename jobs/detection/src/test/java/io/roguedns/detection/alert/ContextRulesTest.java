package io.roguedns.detection.alert;

import static io.roguedns.detection.testing.EvidenceBuilder.NOON;
import static io.roguedns.detection.testing.EvidenceBuilder.change;
import static io.roguedns.detection.testing.EvidenceBuilder.repair;
import static io.roguedns.detection.testing.EvidenceBuilder.use;
import static io.roguedns.detection.testing.EvidenceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.detection.testing.DefaultAlerts;
import io.roguedns.detection.testing.EvidenceBuilder;
import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.NetworkInfo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextRulesTest {
  private static final String RESOLVER = "198.51.100.53";
  private static final String INSTALLED = "C:\\Program Files\\Tool\\a.exe";

  private final ContextRules rules;

  ContextRulesTest() throws Exception {
    rules =
        new ContextRules(
            DefaultAlerts.with(
                    "alert.own-networks", "branch-*", "alert.security-tools", "scan*.exe@svc-*")
                .known());
  }

  private Set<Factor> factors(EvidenceBuilder evidence, NetworkInfo... networks) {
    Evidence built = evidence.build();
    return rules.of(
        built, new DeviceNetworks(List.of(networks)).during(built.first(), built.last()));
  }

  private static NetworkInfo adapter(
      String type, String tunnel, String dhcp, String network, String category, String... dns) {
    return new NetworkInfo(
        NOON,
        "pc1",
        "{1}",
        type,
        "Up",
        tunnel,
        dhcp,
        "",
        network.isEmpty() ? List.of() : List.of(new ConnectedNetwork(network, category)),
        List.of(dns),
        List.of(),
        List.of("203.0.113.77"),
        1);
  }

  @Test
  void ofWhomNothingIsKnownThereIsNothingToSay() {
    assertThat(factors(use().process(""))).isEmpty();
    assertThat(factors(use())).containsExactly(Factor.OWN_CLIENT);
    assertThat(factors(volume(300))).containsExactly(Factor.OWN_CLIENT);
    assertThat(factors(repair().process("powershell.exe"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:\\Users\\alice\\AppData\\Local\\a.exe",
        "c:\\USERS\\Public\\a.exe",
        "D:\\ProgramData\\x\\a.exe",
        "C:\\Windows\\Temp\\a.exe",
        "C:\\$Recycle.Bin\\a.exe",
        "\\\\?\\C:\\Users\\alice\\a.exe",
        "C:/Users/alice/a.exe",
        "/tmp/a",
        "/home/alice/a",
        "/Users/alice/a"
      })
  void foldersThatUsersWriteTo(String path) {
    assertThat(factors(use().origin(path, "Company", "")))
        .contains(Factor.USER_WRITABLE_PATH)
        .doesNotContain(Factor.INSTALLED_PROGRAM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        INSTALLED,
        "c:\\PROGRAM FILES (X86)\\a.exe",
        "D:\\Program Files\\a.exe",
        "C:\\Windows\\a.exe"
      })
  void installedPrograms(String path) {
    assertThat(factors(use().origin(path, "Company", "")))
        .containsExactlyInAnyOrder(Factor.OWN_CLIENT, Factor.INSTALLED_PROGRAM);
    boolean windows = path.startsWith("C:\\Windows\\");
    assertThat(factors(use().origin(path, "", "")))
        .as("a missing company says nothing of Windows' own programs")
        .isEqualTo(
            windows ? Set.of(Factor.OWN_CLIENT) : Set.of(Factor.OWN_CLIENT, Factor.NO_COMPANY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:\\Program Files\\..\\Users2\\a.exe",
        "\\\\server\\c:\\Program Files\\a.exe",
        "C:\\x\\C:\\Program Files\\a.exe",
        "C:\\Program Files",
        "Program Files\\a.exe",
        "\\",
        "",
        "::\\"
      })
  void pathsThatOnlyLookInstalledAreNot(String path) {
    assertThat(factors(use().origin(path, "Company", ""))).doesNotContain(Factor.INSTALLED_PROGRAM);
  }

  @Test
  void scriptHostsAndWhatTheyStart() {
    assertThat(factors(use().process("PowerShell.exe"))).contains(Factor.SCRIPT_HOST);
    assertThat(factors(use().origin("", "", "WScript.EXE"))).contains(Factor.SCRIPT_HOST);
    assertThat(factors(use().origin("", "", "C:\\Windows\\System32\\mshta.exe")))
        .contains(Factor.SCRIPT_HOST);
    assertThat(factors(use().origin("", "", "/usr/bin/python3"))).contains(Factor.SCRIPT_HOST);
    assertThat(factors(use().origin("", "", "notpowershell.exe")))
        .doesNotContain(Factor.SCRIPT_HOST);
    assertThat(
            factors(
                use()
                    .process("powershell.exe")
                    .origin("C:\\Windows\\System32\\powershell.exe", "Microsoft", "")))
        .as("its company says nothing of the script")
        .doesNotContain(Factor.INSTALLED_PROGRAM);
  }

  @Test
  void theSystemsResolverServiceIsNobodysOwnClientUnlessItOnlyBearsTheName() {
    assertThat(
            factors(
                use()
                    .process("SvcHost.exe")
                    .origin("C:\\Windows\\System32\\svchost.exe", "Microsoft", "services.exe")))
        .isEmpty();
    assertThat(
            factors(
                use().process("svchost.exe").origin("C:\\Users\\a\\svchost.exe", "Microsoft", "")))
        .containsExactlyInAnyOrder(Factor.OWN_CLIENT, Factor.USER_WRITABLE_PATH);
  }

  @Test
  void securityToolsUnderTheirAccount() {
    assertThat(factors(use().process("scanner.exe").account("svc-scan")))
        .contains(Factor.SECURITY_TOOL);
    assertThat(factors(use().process("SCANNER.EXE").account("SVC-SCAN")))
        .contains(Factor.SECURITY_TOOL);
    assertThat(factors(use().process("scanner.exe").account("alice")))
        .doesNotContain(Factor.SECURITY_TOOL);
    assertThat(factors(use().process("a.exe").account("svc-scan")))
        .doesNotContain(Factor.SECURITY_TOOL);
  }

  @Test
  void changes() {
    assertThat(factors(change())).containsExactly(Factor.CHANGED_BY_HAND);
    assertThat(factors(change().process("CCMExec.exe")))
        .containsExactly(Factor.ADMINISTRATORS_TOOL);
    assertThat(factors(change().process("svchost.exe").setting("k\\dhcpnameserver"))).isEmpty();
    assertThat(factors(change().process("svchost.exe"))).containsExactly(Factor.CHANGED_BY_HAND);
  }

  @Test
  void localAndCloudResolvers() {
    for (String local : List.of("127.0.0.53", "::1", "172.17.0.1", "fe80::1", "203.0.113.77")) {
      assertThat(factors(use().resolver(local), adapter("Ethernet", "None", "", "", "", local)))
          .as(local)
          .contains(Factor.LOCAL_RESOLVER);
    }
    assertThat(factors(use())).doesNotContain(Factor.LOCAL_RESOLVER);
    assertThat(factors(use().resolver("168.63.129.16"))).contains(Factor.CLOUD_RESOLVER);
    assertThat(factors(use())).doesNotContain(Factor.CLOUD_RESOLVER);
  }

  @Test
  void vpn() {
    assertThat(factors(use(), adapter("Tunnel", "None", "", "", "", RESOLVER)))
        .contains(Factor.VPN_UP, Factor.VPN_RESOLVER);
    assertThat(factors(use(), adapter("Ethernet", "SSTP", "", "", "", RESOLVER)))
        .contains(Factor.VPN_UP, Factor.VPN_RESOLVER);
    assertThat(factors(use(), adapter("Tunnel", "", "", "", "", "10.0.0.1")))
        .contains(Factor.VPN_UP, Factor.CONFIGURED_OTHERWISE)
        .doesNotContain(Factor.VPN_RESOLVER);
    assertThat(factors(use(), adapter("Ethernet", "None", "", "", "", RESOLVER)))
        .doesNotContain(Factor.VPN_UP, Factor.VPN_RESOLVER, Factor.CONFIGURED_OTHERWISE);
  }

  @Test
  void dhcpInForeignNetworksOnly() {
    assertThat(factors(use(), adapter("Wifi", "None", "10.9.0.1", "cafe", "Public", RESOLVER)))
        .contains(Factor.FOREIGN_DHCP);
    assertThat(
            factors(
                use(),
                adapter("Wifi", "None", "10.9.0.1", "corp", "domainauthenticated", RESOLVER)))
        .doesNotContain(Factor.FOREIGN_DHCP);
    assertThat(factors(use(), adapter("Wifi", "None", "10.9.0.1", "BRANCH-7", "Private", RESOLVER)))
        .doesNotContain(Factor.FOREIGN_DHCP);
    assertThat(factors(use(), adapter("Wifi", "None", "", "cafe", "Public", RESOLVER)))
        .as("no DHCP")
        .doesNotContain(Factor.FOREIGN_DHCP);
    assertThat(factors(use(), adapter("Wifi", "None", "10.9.0.1", "", "", RESOLVER)))
        .as("no network is named")
        .doesNotContain(Factor.FOREIGN_DHCP);
  }

  @Test
  void toldToUseOthersGoesForUsesAlone() {
    NetworkInfo other = adapter("Ethernet", "None", "", "", "", "10.0.0.1");
    assertThat(factors(use(), other)).contains(Factor.CONFIGURED_OTHERWISE);
    assertThat(factors(change(), other)).doesNotContain(Factor.CONFIGURED_OTHERWISE);
    assertThat(factors(use(), adapter("Ethernet", "None", "", "", "")))
        .as("told nothing")
        .doesNotContain(Factor.CONFIGURED_OTHERWISE);
  }
}
