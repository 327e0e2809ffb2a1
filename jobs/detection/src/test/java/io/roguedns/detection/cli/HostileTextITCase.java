package io.roguedns.detection.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.Topics;
import io.roguedns.text.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever chose the words: what is printed is text, and no line is another's. */
@ExtendWith({SharedCluster.class, SharedBroker.class})
class HostileTextITCase {
  private static final String TITLE = "x\u001b]0;owned\u0007\u001b[31m\u202eRED\u2066\u0085";
  private static final String SHOWN = "x\\u001b]0;owned\\u0007\\u001b[31m\\u202eRED\\u2066\\u0085";

  @TempDir Path directory;

  private static void assertSafe(Run run) {
    String all = run.out() + run.err();
    assertThat(Printable.lines(all)).isEqualTo(all);
  }

  @Test
  void namesOfFilesAreText() throws IOException {
    Path broken = directory.resolve(TITLE + ".jsonl.gz");
    Files.writeString(broken, "no gzip");
    Run run = Run.detect(directory.resolve("out"), "--input", broken.toString());

    assertThat(run.status()).isEqualTo(RogueDns.FAILED);
    assertThat(run.err()).contains("error: ").contains(SHOWN + ".jsonl.gz: no gzip header");
    assertSafe(run);
  }

  @Test
  void messagesOfTheAllowlistTopicAreText() {
    String topic = SharedBroker.topic("allowlist", 1);
    new Topics(SharedBroker.servers())
        .send(
            topic,
            (TITLE + "\nnote: all clear").getBytes(StandardCharsets.UTF_8),
            "kind: nonsense\n".getBytes(StandardCharsets.UTF_8));
    Run run =
        Run.detect(
            directory.resolve("out"),
            "--kafka-brokers",
            SharedBroker.servers(),
            "--kafka-topic",
            SharedBroker.topic("rows", 1),
            "--bounded",
            "--allowlist-topic",
            topic);

    assertThat(run.err().lines().filter(line -> line.contains("ignored in the allowlist")))
        .singleElement()
        .asString()
        .contains("entry " + SHOWN + "\\u000anote: all clear");
    assertSafe(run);
  }

  @Test
  void whatAllowlistsAndConfigurationsSayIsText() throws IOException {
    Path list = directory.resolve("list\u001b[2J.yaml");
    Files.writeString(list, "- {id: \"x\\e[31m\\u202eRED\", kind: exemption, process: a.exe}\n");
    Run check = Run.of(directory, "allowlist", "check", list.toString());
    assertThat(check.out()).contains("list\\u001b[2J.yaml: line 1, entry x\\u001b[31m\\u202eRED");
    assertSafe(check);

    Path config = directory.resolve("config.yaml");
    Files.writeString(
        config, "\"semantics\\e[31m\": strict\n\"parallelism\": \"\\e[31m\\u2028\"\n");
    Run detect =
        Run.detect(
            directory.resolve("out"), "--input", directory.toString(), "--config", "" + config);
    assertThat(detect.status()).isEqualTo(RogueDns.BAD_USAGE);
    assertThat(detect.err()).contains("\\u001b[31m");
    assertSafe(detect);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--input", "--semantics", "--from", "--out-format", "--parallelism"})
  void valuesOfOptionsAreText(String option) {
    Run run = Run.of(directory, "detect", option, TITLE, "--" + TITLE, "--out", TITLE + "/o");
    assertThat(run.status()).isEqualTo(RogueDns.BAD_USAGE);
    assertThat(run.err()).contains("\\u001b");
    assertSafe(run);
    assertSafe(Run.of(directory, "explain", TITLE, "--out", TITLE));
  }

  /** The launcher's layout; escapes are made safe on the way out. */
  @Test
  void aLoggedMessageAddsNoLines() throws IOException {
    String pattern;
    try (var in = RogueDns.class.getResourceAsStream("/roguedns-log4j2.properties")) {
      var properties = new java.util.Properties();
      properties.load(in);
      pattern = properties.getProperty("appender.stderr.layout.pattern");
    }
    IOException failure =
        new IOException("a\nerror: all clear", new IllegalStateException("b\r\n12:00:00 WARN x"));
    String logged =
        PatternLayout.newBuilder()
            .withPattern(pattern)
            .build()
            .toSerializable(
                Log4jLogEvent.newBuilder()
                    .setLoggerName("x.Y")
                    .setLevel(Level.WARN)
                    .setMessage(new SimpleMessage("m\r\nerror: all clear"))
                    .setThrown(failure)
                    .build());

    List<String> lines = logged.lines().toList();
    assertThat(lines.get(0)).endsWith("WARN  Y: m\\r\\nerror: all clear");
    assertThat(lines.get(1)).isEqualTo("java.io.IOException: a error: all clear");
    assertThat(lines.subList(2, lines.size()))
        .isNotEmpty()
        .allMatch(line -> line.matches("\\t(at |\\.\\.\\. ).*|Caused by: .*"))
        .anyMatch(line -> line.startsWith("\tat "));
    assertThat(logged).endsWith("\n");
  }
}
