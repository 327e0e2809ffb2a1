package io.roguedns.detection.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code deploy/local/find-java}: the scripts beside it begin with what it says. */
class FindJavaTest {
  private static final Path SCRIPT = DeployFiles.DEPLOY.resolve("local/find-java");
  private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";

  @TempDir Path home;

  private record Found(int status, List<String> out, String err) {}

  @ParameterizedTest
  @CsvSource({"17, false", "17.0.15, false", "21.0.2, false", "24, true", "25.0.3, true"})
  void aSupportedVersionHasItsOptions(String version, boolean warnsOfUnsafe) throws Exception {
    java("exit 1");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");

    Found found = find(home.toString());

    assertThat(found.status).as(found.err).isZero();
    assertThat(found.out.get(0)).isEqualTo(home + "/bin/java");
    assertThat(found.out.get(1)).startsWith(version + "-");
    assertThat(found.out).contains("--add-opens=java.base/java.lang=ALL-UNNAMED");
    assertThat(found.out.contains(UNSAFE)).isEqualTo(warnsOfUnsafe);
    assertThat(found.err).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_402", "11.0.2", "16", "9-ea"})
  void anUnsupportedVersionIsOneLine(String version) throws Exception {
    java("exit 1");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    assertOneLine(version, find(home.toString()));

    Files.delete(home.resolve("release"));
    java("echo '    java.version = " + version + "' >&2");
    assertOneLine(version, find(home.toString()));
  }

  private void assertOneLine(String version, Found found) {
    assertThat(found.status).isEqualTo(1);
    assertThat(found.out).isEmpty();
    assertThat(found.err)
        .isEqualTo(
            "roguedns: Java %s (%s/bin/java) isn't supported: install a JDK of version 17, 21 or 25, or set JAVA_HOME to one\n"
                .formatted(version, home));
  }

  @Test
  void aHomeWithoutJavaIsOneLine() throws Exception {
    assertThat(find(home + "/nowhere").err)
        .isEqualTo(
            "roguedns: there is no Java in %s/nowhere/bin/java, where JAVA_HOME leads: install a JDK of version 17, 21 or 25, or set JAVA_HOME to one\n"
                .formatted(home));
  }

  /** What an archive of classes is named by: one Java can't read another's. */
  @Test
  void twoJavasAreToldApart() throws Exception {
    java("exit 1");
    Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"A\"\nJAVA_VERSION=\"21\"\n");
    String one = find(home.toString()).out.get(1);
    assertThat(find(home.toString()).out.get(1)).isEqualTo(one);
    Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"B\"\nJAVA_VERSION=\"21\"\n");
    assertThat(find(home.toString()).out.get(1)).isNotEqualTo(one);
  }

  private void java(String does) throws IOException {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
  }

  private static Found find(String javaHome) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString());
    builder.environment().put("JAVA_HOME", javaHome);
    Process process = builder.start();
    List<String> out = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Found(process.waitFor(), out, err);
  }
}
