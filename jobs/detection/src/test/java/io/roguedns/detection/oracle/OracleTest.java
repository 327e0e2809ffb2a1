package io.roguedns.detection.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The oracle passes the tests of its own, which are worked out by hand. */
class OracleTest {
  @Test
  void passesItsOwnTests() throws Exception {
    assumeTrue(Oracle.isAvailable(), "python3 is missing");
    ProcessBuilder builder =
        new ProcessBuilder("python3", Oracle.TESTS.toString()).redirectErrorStream(true);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process tests = builder.start();

    String output = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(tests.waitFor()).as(output).isZero();
    assertThat(output).containsPattern("Ran [1-9]\\d* tests").contains("OK");
  }
}
