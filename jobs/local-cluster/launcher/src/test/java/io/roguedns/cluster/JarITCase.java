package io.roguedns.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What the job's flat jar holds, and what it leaves to the cluster. */
class JarITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Installation BUILT =
      new Installation(Path.of("../../..").toAbsolutePath().normalize());

  @Test
  void holdsConnectorsAndLibrariesButNotFlinkItself() throws IOException {
    try (JarFile jar = new JarFile(BUILT.jar().toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .contains(
              "io/roguedns/detection/cli/RogueDns.class",
              "io/roguedns/format/RowBlock.class",
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
  void listsItsLibrariesWithTheirLicences() throws IOException {
    try (JarFile jar = new JarFile(BUILT.jar().toFile())) {
      JsonNode bom = JSON.readTree(text(jar, "META-INF/sbom/roguedns-job.cdx.json"));
      assertThat(bom.get("bomFormat").asText()).isEqualTo("CycloneDX");
      assertThat(bom.at("/metadata/component/name").asText()).isEqualTo("roguedns-job");
      List<JsonNode> libraries = new ArrayList<>();
      bom.get("components").forEach(libraries::add);
      assertThat(libraries)
          .extracting(library -> library.get("name").asText())
          .contains("parquet-hadoop", "kafka-clients", "flink-cep", "aircompressor", "zstd-jni")
          .doesNotContain("flink-runtime", "flink-core", "log4j-core", "junit-jupiter");
      String licences = text(jar, "META-INF/THIRD-PARTY.txt");
      List<String> names = jar.stream().map(ZipEntry::getName).toList();
      assertThat(names).contains("META-INF/LICENSE", "META-INF/NOTICE");
      for (JsonNode library : libraries) {
        String name = library.get("name").asText();
        if (library.get("group").asText().equals("io.roguedns")) {
          continue;
        }
        assertThat(library.path("purl").asText()).startsWith("pkg:maven/").contains(name);
        String artifact =
            library.get("group").asText() + ":" + name + ":" + library.get("version").asText();
        assertThat(licences.lines().filter(line -> line.contains("(" + artifact + " -")))
            .as(artifact)
            .singleElement()
            .satisfies(
                line ->
                    assertThat(
                            line.contains("Apache")
                                || names.stream()
                                    .anyMatch(text -> text.startsWith("META-INF/licenses/" + name)))
                        .as("the text of a licence that isn't Apache's")
                        .isTrue());
      }
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    assertThat(jar.getEntry(name)).as(name).isNotNull();
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
