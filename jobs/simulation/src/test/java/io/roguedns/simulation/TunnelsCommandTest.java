package io.roguedns.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TunnelsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private int simulate(StringWriter said, String... options) {
    CommandLine line = new CommandLine(new Simulate());
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    String[] all = new String[options.length + 3];
    all[0] = "tunnels";
    all[1] = "--out";
    all[2] = folder.toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return line.execute(all);
  }

  @Test
  void aCaptureIsAFolderWithRowsAndWhatIsTrueOfThem() throws IOException {
    StringWriter said = new StringWriter();

    int status = simulate(said, "--story", "words", "--story", "signature-updates", "--seed", "7");

    assertThat(status).as("%s", said).isZero();
    assertThat(said.toString()).contains("4 tunnels, 1 benign");
    Path tunnel = folder.resolve("words/1-a-minute");
    JsonNode truth = JSON.readTree(tunnel.resolve("_story.json").toFile());
    List<String> rows = Files.readAllLines(tunnel.resolve("DeviceNetworkEvents.jsonl"));
    assertThat(truth.path("label").asText()).isEqualTo("tunnel");
    assertThat(rows).hasSize(truth.path("queries").asInt());
    JsonNode row = JSON.readTree(rows.get(3));
    assertThat(row.path("DeviceName")).isEqualTo(truth.path("device"));
    assertThat(JSON.readTree(row.path("AdditionalFields").asText()).path("query").asText())
        .endsWith(truth.path("domains").get(0).asText());
    Path benign = folder.resolve("signature-updates/hourly/_story.json");
    assertThat(JSON.readTree(benign.toFile()).path("label").asText()).isEqualTo("benign");
  }

  @Test
  void anUnknownStoryIsBadUsage() {
    StringWriter said = new StringWriter();

    assertThat(simulate(said, "--story", "no-such")).isEqualTo(2);
    assertThat(said.toString()).contains("no-such", "iodine-cname");
  }
}
