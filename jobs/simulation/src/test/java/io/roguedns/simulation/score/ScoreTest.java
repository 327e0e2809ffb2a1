package io.roguedns.simulation.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.simulation.Simulate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Three stories, of which two are found, and alerts that tell of none. */
class ScoreTest {
  @TempDir private Path folder;

  @BeforeEach
  void truth() throws IOException {
    Files.createDirectories(folder.resolve("_truth"));
    Files.writeString(folder.resolve("_truth/fleet.json"), "{\"devices\":500}\n");
    Files.writeString(
        folder.resolve("_truth/incidents.jsonl"),
        """
        {"story":"slow-beacon","devices":["a"],"resolvers":["203.0.113.5"]}
        {"story":"campaign","devices":["b","c","d"],"resolvers":["203.0.113.6"]}
        {"story":"iodine-tunnel","devices":["e"],"resolvers":[]}
        """);
  }

  @Test
  void storiesAreFoundByDeviceByResolverOrByOneOfTheDevicesNamed() throws IOException {
    alerts(
        alert("1", "Persistent_Unauthorized_Resolver", "medium", "a", "203.0.113.99", 1),
        """
        {"AlertId":"2","AlertType":"Rogue_Resolver_Campaign","Severity":"high","DeviceName":null,\
        "Resolver":"203.0.113.7","Context":{"Devices":["x","c"]},"FindingCount":40,"Revision":1}""",
        alert("3", "Sustained_DNS_Tunneling", "low", "e", null, 1));

    Score score = read();

    assertThat(score.found())
        .extracting(Truth.Story::name)
        .containsExactly("slow-beacon", "campaign");
    assertThat(score.recall()).isEqualTo(2.0 / 3);
    assertThat(score.falseAlerts()).isEmpty();
    assertThat(score.precision()).isEqualTo(1.0);
  }

  @Test
  void aResolverIsEnoughAndABlankIsNone() throws IOException {
    alerts(
        alert("1", "Rogue_Resolver_Campaign", "high", null, "203.0.113.6", 1),
        alert("2", "Sustained_DNS_Tunneling", "high", "z", null, 1));

    Score score = read();

    assertThat(score.found()).extracting(Truth.Story::name).containsExactly("campaign");
    assertThat(score.falseAlerts()).extracting(Alert::id).containsExactly("2");
  }

  @Test
  void anAlertAboveLowThatTellsOfNoStoryIsFalse() throws IOException {
    alerts(
        alert("1", "Persistent_Unauthorized_Resolver", "critical", "a", "203.0.113.5", 1),
        alert("2", "Persistent_Unauthorized_Resolver", "medium", "z", "192.0.2.200", 1),
        alert("3", "DNS_Hijack_Confirmed", "high", "y", "192.0.2.201", 1),
        alert("4", "Persistent_Unauthorized_Resolver", "low", "x", "192.0.2.200", 1));

    Score score = read();

    assertThat(score.falseAlerts()).extracting(Alert::id).containsExactly("3", "2");
    assertThat(score.precision()).isEqualTo(1.0 / 3);
    assertThat(score.markdown())
        .contains("| slow-beacon | 1 | 1 | found |")
        .contains("| iodine-tunnel | 1 | 0 | **missed** |")
        .contains("| Stories found | 1 of 3 |")
        .contains("| Alerts, low | 1 |")
        .contains("| False positives above low | 2 |")
        .contains("| … per 1,000 devices | 4.00 |")
        .contains("| DNS_Hijack_Confirmed | high | y | 192.0.2.201 |");
  }

  @Test
  void anAlertIsCountedOnceAsItWasLastTold() throws IOException {
    alerts(
        alert("1", "Persistent_Unauthorized_Resolver", "high", "z", "192.0.2.200", 2),
        alert("1", "Persistent_Unauthorized_Resolver", "low", "z", "192.0.2.200", 3),
        alert("1", "Persistent_Unauthorized_Resolver", "medium", "z", "192.0.2.200", 1));

    assertThat(read().alerts()).hasSize(1);
    assertThat(read().aboveLow()).isEmpty();
    assertThat(read().precision()).isEqualTo(1.0);
  }

  @Test
  void findingsAreCountedIfTheyAreGiven() throws IOException {
    alerts(
        alert("1", "Persistent_Unauthorized_Resolver", "high", "a", "203.0.113.5", 1),
        alert("2", "Persistent_Unauthorized_Resolver", "high", "b", "203.0.113.6", 1));
    Files.createDirectories(folder.resolve("findings"));
    Files.writeString(folder.resolve("findings/part-0.jsonl"), "{}\n{}\n{}\n");
    Files.writeString(folder.resolve("findings/.part-1.inprogress"), "{}\n");

    String text =
        Score.read(folder.resolve("_truth"), folder.resolve("alerts"), folder.resolve("findings"))
            .markdown();

    assertThat(text).contains("| Findings | 3 |").contains("| Findings per alert | 7.0 |");
    assertThat(read().markdown()).doesNotContain("| Findings |");
  }

  @Test
  void badInputIsSaidAndGivesStatusOne() throws IOException {
    alerts(alert("1", "Persistent_Unauthorized_Resolver", "dreadful", "a", "203.0.113.5", 1));
    StringWriter err = new StringWriter();

    assertThat(run(err, "alerts")).isEqualTo(1);
    assertThat(err.toString()).contains("'dreadful' is no severity");
    assertThat(run(new StringWriter(), "no-such-folder")).isEqualTo(1);
    alerts("{\"AlertId\":");
    assertThat(run(new StringWriter(), "alerts")).isEqualTo(1);
    alerts("{\"AlertId\":\"1\",\"Severity\":\"high\"}");
    assertThat(run(new StringWriter(), "alerts")).isEqualTo(1);
  }

  @Test
  void missedStoriesAreNoFailure() throws IOException {
    alerts();

    assertThat(run(new StringWriter(), "alerts")).isZero();
    assertThat(read().recall()).isZero();
  }

  @Test
  void aRunWithoutAlertsHasNoFolderOfThem() throws IOException {
    assertThat(run(new StringWriter(), "alerts")).isEqualTo(1);
    Files.writeString(folder.resolve("summary.json"), "{}\n");

    assertThat(run(new StringWriter(), "alerts")).isZero();
  }

  private int run(StringWriter err, String alerts) {
    CommandLine line = new CommandLine(new Simulate());
    line.setErr(new PrintWriter(err, true));
    line.setOut(new PrintWriter(new StringWriter()));
    return line.execute(
        "score",
        "--truth",
        folder.resolve("_truth").toString(),
        "--alerts",
        folder.resolve(alerts).toString());
  }

  private Score read() {
    return Score.read(folder.resolve("_truth"), folder.resolve("alerts"), null);
  }

  private void alerts(String... lines) throws IOException {
    Files.createDirectories(folder.resolve("alerts"));
    Files.writeString(folder.resolve("alerts/part-0.jsonl"), String.join("\n", lines) + "\n");
  }

  private static String alert(
      String id, String type, String severity, String device, String resolver, int revision) {
    return ("{\"AlertId\":\"%s\",\"AlertType\":\"%s\",\"Severity\":\"%s\",\"DeviceName\":%s,"
            + "\"Resolver\":%s,\"FindingCount\":7,\"Context\":{},\"Revision\":%d}")
        .formatted(id, type, severity, quoted(device), quoted(resolver), revision);
  }

  private static String quoted(String text) {
    return text == null ? "null" : '"' + text + '"';
  }
}
