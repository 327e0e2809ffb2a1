package io.roguedns.detection.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchersTest {
  /** Findings, state and credentials are for their owner alone, what is built for all. */
  @ParameterizedTest
  @ValueSource(strings = {"roguedns", "cluster"})
  void whatRunsHasAUmask(String launcher) throws IOException {
    String script = Files.readString(Path.of("../../deploy/local", launcher));

    assertThat(script).containsPattern("(?s)\\numask 077\\n(?:#[^\\n]*\\n)*exec \"\\$java\"");
    assertThat(script.indexOf("umask")).isGreaterThan(script.lastIndexOf("  build jobs/"));
  }
}
