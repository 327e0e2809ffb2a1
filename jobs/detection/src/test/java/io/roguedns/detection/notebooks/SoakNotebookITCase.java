package io.roguedns.detection.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the notebook says of samples of a soak is what they hold. */
class SoakNotebookITCase {
  private static final Path KEPT = Path.of("../docs/soak.csv");
  private static final String HEADER =
      "second,phase,sent,lag,taskmanagers,heap_mib,checkpoint,checkpoint_ms,state_mib,findings\n";

  @TempDir Path directory;
  @TempDir Path files;

  @Test
  void saysWhatTheKeptSamplesHold() throws Exception {
    List<String[]> samples =
        Files.readAllLines(KEPT).stream().skip(1).map(line -> line.split(",")).toList();

    JsonNode said = Notebook.run("soak", directory, Map.of()).statement();

    assertThat(said.get("mostLag").asLong())
        .isEqualTo(
            samples.stream()
                .filter(sample -> sample[1].equals("after-kill"))
                .mapToLong(sample -> Long.parseLong(sample[3]))
                .max()
                .orElseThrow());
    assertThat(said.get("heapMiB").asLong())
        .isEqualTo(
            samples.stream().mapToLong(sample -> Long.parseLong(sample[5])).max().getAsLong());
    assertThat(said.get("checkpoints").asLong())
        .isEqualTo(
            samples.stream()
                .map(sample -> sample[6])
                .filter(id -> !id.equals("0"))
                .distinct()
                .count());
    String[] last = samples.get(samples.size() - 1);
    assertThat(said.get("lagInTheEnd").asText()).isEqualTo(last[3]).isEqualTo("0");
    assertThat(said.get("findings").asText()).isEqualTo(last[9]);
  }

  @Test
  void tellsWhenTheUsualLagIsBack() throws Exception {
    Path samples =
        write(
            """
        0.0,warm-up,0,0,2,100,0,0,0.00,0
        10.0,maximum,0,0,2,100,1,50,1.00,0
        20.0,maximum,1000000,0,2,150,2,60,1.50,1
        30.0,steady,1700000,70,2,100,3,40,2.00,2
        40.0,steady,2400000,60,2,100,4,45,2.00,3
        50.0,after-kill,2500000,100060,2,100,4,45,2.00,3
        52.0,after-kill,2640000,50,1,100,4,45,2.00,3
        60.0,after-kill,3200000,500000,2,100,4,45,2.00,4
        70.0,after-kill,3900000,70,2,300,5,900,2.50,5
        80.0,after-kill,3900000,0,2,300,5,900,2.50,6
        """);

    JsonNode said =
        Notebook.run("soak", directory, Map.of("ROGUEDNS_SOAK", samples.toString())).statement();

    assertThat(said)
        .hasToString(
            "{\"rowsASecond\":70001,\"mostRowsASecond\":100000,\"usualLag\":70,\"mostLag\":500000,"
                + "\"secondsBack\":20.0,\"lagInTheEnd\":0,\"heapMiB\":300,\"stateMiB\":2.5,"
                + "\"checkpoints\":5,\"longestCheckpointMillis\":900,\"findings\":6}");
  }

  @Test
  void saysWhatIsWrongWithOtherFiles() throws Exception {
    Path other = Files.writeString(files.resolve("other.csv"), "a,b\n1,2\n");

    Notebook.Shown shown =
        Notebook.run("soak", directory, Map.of("ROGUEDNS_SOAK", other.toString()));

    assertThat(shown.status()).isEqualTo(1);
    assertThat(shown.err())
        .contains(other.getFileName() + ": doesn't have the columns of deploy/local/benchmark soak")
        .doesNotContain("Traceback");
  }

  private Path write(String samples) throws IOException {
    return Files.writeString(files.resolve("soak.csv"), HEADER + samples);
  }
}
