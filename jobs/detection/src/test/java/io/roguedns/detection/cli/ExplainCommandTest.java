package io.roguedns.detection.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.detection.output.files.FindingFormat;
import io.roguedns.detection.output.files.ResultFiles;
import io.roguedns.detection.testing.Alerts;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.Stories;
import io.roguedns.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainCommandTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "012345678aaaaaaaaaaaaaaaaaaaaaaa";

  @TempDir Path directory;
  private Path out;

  @BeforeEach
  void chooseOut() {
    out = directory.resolve("out");
  }

  @ParameterizedTest
  @EnumSource(FindingFormat.class)
  void anAlertIsPrintedWhole(FindingFormat format) throws IOException {
    ResultFiles.alerts(
        out, format, List.of(Alerts.hijack(ID, "pc-1"), Alerts.harmless(OTHER, "pc-2")));
    ResultFiles.findings(out, format, Stories.hijack("pc-1"));

    Run run = explain("0123456789AB");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith(
            """
            pc-1 is configured to use 203.0.113.9, and queries it.

              Severity               critical, score 100 of 100
              Type                   DNS_Hijack_Confirmed
              Alert                  0123456789abcdef0123456789abcdef
              Device                 pc-1
              Resolver               203.0.113.9
              Process                svchost.exe
              Account                eve
              Seen (UTC)             2024-05-01 09:58:01 to 11:02:44
              Findings               44
              Techniques             T1583.002, T1557, T1112
              Status                 closed, revision 1

            Score
              Points  Reason
                  75  DNS_Hijack_Confirmed
                 +10  another pattern matches the same incident; counts for at most two
                 +10  at most two devices used the resolver within a day
                 +10  the setting was changed by neither a DHCP or VPN client nor an administrator's tool
                 100  total: 105, limited to 0 to 100

            Context
              Patterns               DNS_Hijack_Confirmed
                                     Persistent_Unauthorized_Resolver
              Networks               corp.example (DomainAuthenticated)
            """)
        .contains(
            """
              Command lines          reg add HKLM\\SYSTEM /v NameServer /d 203.0.113.9
            """)
        .contains(
            """
            Timeline (UTC)
              2024-05-01
                09:58:01           reg.exe changed NameServer of HKEY_LOCAL_MACHINE\\SYSTEM\\Tcpip\\Parameters \
            to 10.0.0.1,203.0.113.9
                09:58:02–09:58:41  svchost.exe queried 203.0.113.9, 40 times
                10:58:01           reg.exe changed NameServer of HKEY_LOCAL_MACHINE\\SYSTEM\\Tcpip\\Parameters \
            to 203.0.113.9
                10:58:01           svchost.exe queried ::ffff:203.0.113.9, 2 times
                10:58:01           svchost.exe sent 900 queries to 2 servers at most, in 2 bins

            Playbook
            ## Triage
            """)
        .contains("## Close as a false positive");
  }

  @Test
  void ofALiveRunsRevisionsTheLastIsPrinted() throws IOException {
    ResultFiles.alerts(
        out,
        FindingFormat.JSONL,
        List.of(
            Alerts.hijack(ID, "pc-1", 1, false),
            Alerts.hijack(ID, "pc-1", 3, false),
            Alerts.hijack(ID, "pc-1", 2, false)));
    Files.writeString(out.resolve("alerts/.part-1.jsonl.inprogress"), "{\"half");

    assertThat(explain(ID).out())
        .contains("open, revision 3: updates may follow")
        .contains("The run wrote no findings, so there is none.");
  }

  @Test
  void hostileTextIsPrintedHarmlessly() throws IOException {
    Alert alert =
        Alerts.withSummary(Alerts.hijack(ID, "pc\u001b[2J"), "\u001b]0;owned\u0007 \u202e");
    ResultFiles.alerts(out, FindingFormat.JSONL, List.of(alert));
    ResultFiles.findings(
        out,
        FindingFormat.JSONL,
        List.of(
            Stories.asked(Alerts.FIRST, "pc\u001b[2J", "a\u009b1mb\n.exe", "203.0.113.9"),
            Stories.set(
                Alerts.FIRST + 1,
                "pc\u001b[2J",
                "reg\r.exe",
                "203.0.113.9\u001b",
                List.of("203.0.113.9"))));

    assertThat(explain(ID).out())
        .doesNotContain("\u001b", "\u0007", "\u202e", "\u009b", "\r")
        .contains(
            "pc\\u001b[2J", "a\\u009b1mb\\u000a.exe queried 203.0.113.9", "reg\\u000d.exe changed");
  }

  @Test
  void ofALongTimelineTheMiddleIsLeftOut() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      findings.add(Stories.asked(Alerts.FIRST + i, "pc-1", "p" + i % 2, "203.0.113.9"));
    }
    ResultFiles.alerts(out, FindingFormat.JSONL, List.of(Alerts.hijack(ID, "pc-1")));
    ResultFiles.findings(out, FindingFormat.JSONL, findings);

    Run run = explain(ID);

    assertThat(run.out().lines().filter(line -> line.contains(" queried 203.0.113.9")))
        .hasSize(100);
    assertThat(run.out()).contains("… 200 lines are omitted here …");
  }

  @Test
  void whatIsWrongIsSaidWithTheRemedy() throws IOException {
    assertRefused(explain(ID), "--out " + out + ": no such directory", "use the one");
    Files.createDirectories(out);
    assertRefused(explain(ID), "--out " + out + ": has no alerts", "alerts/");
    ResultFiles.alerts(
        out,
        FindingFormat.JSONL,
        List.of(Alerts.hijack(ID, "pc-1"), Alerts.harmless(OTHER, "pc-2")));
    assertRefused(explain("ffffff"), "ALERT ffffff: none of the alerts", "alerts");
    assertRefused(explain("01234567"), "ALERT 01234567: several", ID, OTHER);
    assertRefused(explain("0123"), "ALERT 0123:", "six or more");
    assertRefused(explain("../../etc"), "ALERT ../../etc:", "hexadecimal");
  }

  @Test
  void withoutADirectoryItSaysSo() {
    Run run = Run.of(out, "explain", ID);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--out");
  }

  @Test
  void aFileThatCannotBeReadFails() throws IOException {
    Files.createDirectories(out.resolve("alerts"));
    Files.writeString(out.resolve("alerts/part-00000.jsonl"), "{\"AlertId\": nonsense\n");

    Run run = explain(ID);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("part-00000.jsonl").doesNotContain("\tat ");
  }

  private Run explain(String id) {
    return Run.of(out, "explain", id, "--out", out.toString());
  }

  private static void assertRefused(Run run, String... words) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").contains(words);
  }
}
