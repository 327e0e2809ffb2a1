package io.roguedns.detection.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.testing.Form;
import io.roguedns.detection.testing.Rows;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of DeviceNetworkInfo are counted as what becomes of them, whatever form they come in. */
@ExtendWith(SharedCluster.class)
class NetworkInfoFilesITCase {
  private static final Path STORY = Path.of("../../sample-data/scenarios/vpn-split-tunnel/rows");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Form.class)
  void areRelevantIfThereAreAlerts(Form form) throws IOException {
    Rows network = Rows.of(STORY.resolve(Rows.NETWORK + ".jsonl"));
    Rows info = Rows.of(STORY.resolve(Rows.NETWORK_INFO + ".jsonl"));
    Rows rows = new Rows(network.network(), network.registry(), info.networkInfo(), true);
    Path input = Files.createDirectory(directory.resolve("input"));
    form.write(rows, input, 1);

    Run on = Run.detect(directory.resolve("on"), "--input", input.toString());
    Run off = Run.detect(directory.resolve("off"), "--input", input.toString(), "--alerts", "off");

    long count = info.count();
    assertThat(count).isPositive();
    for (Run run : new Run[] {on, off}) {
      assertThat(run.status()).as(run.err()).isZero();
      assertThat(run.summary().get("rowsRead").get(Rows.NETWORK_INFO).asLong()).isEqualTo(count);
      assertThat(run.summary().get("rowsRejected").asLong()).isZero();
    }
    assertThat(counted(on, "rowsRelevant") - counted(off, "rowsRelevant")).isEqualTo(count);
    assertThat(counted(off, "rowsIrrelevant") - counted(on, "rowsIrrelevant")).isEqualTo(count);
    assertThat(on.sortedFindings()).isEqualTo(off.sortedFindings()).isNotEmpty();
  }

  private static long counted(Run run, String what) {
    return run.summary().get(what).asLong();
  }
}
