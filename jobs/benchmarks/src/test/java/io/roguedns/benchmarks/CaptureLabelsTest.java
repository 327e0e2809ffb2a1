package io.roguedns.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureLabelsTest {
  @TempDir private Path directory;

  private List<LabelledCapture> read(String labels) throws IOException {
    Files.writeString(directory.resolve("labels.csv"), labels);
    return CaptureLabels.read(directory);
  }

  @Test
  void linesNamePathsBesideThem() throws IOException {
    Path rows = Files.writeString(directory.resolve("one.DeviceNetworkEvents.jsonl"), "");
    Path more = Files.createDirectory(directory.resolve("more"));

    assertThat(
            read(
                """
                path,label,device,domain
                # what a tool left behind
                one.DeviceNetworkEvents.jsonl, tunnel, lt-1, Bad.COM
                more,benign
                """))
        .containsExactly(
            new LabelledCapture("one", "", rows, true, "lt-1", List.of("bad.com")),
            new LabelledCapture("more", "", more, false, "", List.of()));
  }

  @Test
  void whatIsWrongIsSaidWithItsLine() throws IOException {
    assertThatThrownBy(() -> read("\nnone.jsonl,tunnel"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("none.jsonl");
    Files.writeString(directory.resolve("one.jsonl"), "");
    assertThatThrownBy(() -> read("one.jsonl,tunnels")).hasMessageContaining("'tunnels'");
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertThatThrownBy(() -> CaptureLabels.read(empty)).hasMessageContaining("labels.csv");
  }
}
