package io.roguedns.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What the job's flat jar holds, and what it leaves to the cluster. */
class JarITCase {
  private static final Installation BUILT =
      new Installation(Path.of("../../..").toAbsolutePath().normalize());

  @Test
  void holdsConnectorsAndLibrariesButNotFlinkItself() throws IOException {
    try (JarFile jar = new JarFile(BUILT.jar().toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .contains(
              "io/roguedns/detection/cli/RogueDns.class",
              "io/roguedns/decode/RowBlock.class",
              "org/apache/flink/connector/kafka/source/KafkaSource.class",
              "org/apache/flink/cep/CEP.class",
              "org/apache/kafka/clients/consumer/KafkaConsumer.class",
              "org/apache/parquet/hadoop/ParquetFileReader.class",
              "org/apache/hadoop/conf/Configuration.class",
              "org/elasticsearch/client/RestClient.class",
              "playbooks/Rogue_Resolver_Campaign.md")
          .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/client/"))
          .noneMatch(name -> name.startsWith("org/rocksdb/"))
          .noneMatch(name -> name.startsWith("org/apache/logging/"))
          .noneMatch(name -> name.startsWith("org/slf4j/"))
          // Nobody reads jars within a jar.
          .noneMatch(name -> name.endsWith(".jar"))
          .noneMatch(name -> name.endsWith(".SF"));
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("io.roguedns.detection.cli.RogueDns");
    }
  }

  @Test
  void saysItsCommitAndVersions() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                BUILT.jar() + ":" + BUILT.flinkClassPath(),
                "io.roguedns.detection.cli.RogueDns",
                "--version")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines())
        .anyMatch(
            line -> line.matches("RogueDNS \\S+, (commit [0-9a-f]{12}.*|of an unknown commit)"))
        .anyMatch(line -> line.matches("Flink [0-9.]+"))
        .anyMatch(line -> line.startsWith("Java " + Runtime.version().feature()));
  }
}
