package io.roguedns.detection.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.Setting;
import io.roguedns.detection.testing.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The image and the trial with Compose fit the build, and what they name is there. */
class DockerTest {
  private static final Path DOCKER = DeployFiles.DEPLOY.resolve("docker");
  private static final Path COMPOSE = DOCKER.resolve("compose.yaml");

  @Test
  void theImageIsOnTheFlinkOfTheBuildAndNotRoot() throws IOException {
    List<String> lines = Files.readAllLines(DOCKER.resolve("Dockerfile"));
    assertThat(lines)
        .contains("ARG FLINK=" + DeployFiles.pom("flink.version"))
        .contains("FROM flink:${FLINK}-java17@${FLINK_DIGEST}")
        .anyMatch(line -> line.contains("/jobs/jar/target/roguedns-job.jar usrlib/roguedns.jar"));
    assertThat(Files.readString(DeployFiles.ROOT.resolve("jobs/jar/pom.xml")))
        .as("the jar's name")
        .contains("<artifactId>roguedns-job</artifactId>")
        .contains("<finalName>${project.artifactId}</finalName>");
    assertThat(lines.get(lines.size() - 1)).isEqualTo("USER 9999:9999");
    lines.stream()
        .filter(line -> line.startsWith("COPY ") && !line.contains("--from"))
        .map(line -> line.split(" ")[1])
        .forEach(copied -> assertThat(DeployFiles.ROOT.resolve(copied)).exists());
  }

  @Test
  void composeFits() throws IOException {
    JsonNode compose = services();
    DeployFiles.schema("compose").check(compose);
    JsonNode services = compose.get("services");
    assertThat(services.properties())
        .extracting(Map.Entry::getKey)
        .contains(
            "kafka",
            "elasticsearch",
            "kibana",
            "prometheus",
            "grafana",
            "jobmanager",
            "taskmanager");
    for (Map.Entry<String, JsonNode> service : services.properties()) {
      service
          .getValue()
          .path("depends_on")
          .fieldNames()
          .forEachRemaining(other -> assertThat(services.has(other)).as(other).isTrue());
      for (JsonNode volume : service.getValue().path("volumes")) {
        String source = volume.asText().split(":")[0];
        if (source.startsWith(".")) {
          assertThat(DOCKER.resolve(source)).as(service.getKey()).exists();
        } else {
          assertThat(compose.get("volumes").has(source)).as(source).isTrue();
        }
      }
    }
  }

  /** The services, with what they have in common put in: YAML's merge key is read by Compose. */
  private static JsonNode services() throws IOException {
    String text = Files.readString(COMPOSE);
    JsonNode common = Yaml.parse(text).get("x-flink");
    JsonNode compose = Yaml.parse(text.replace("<<: *flink", "flink: true"));
    for (JsonNode service : compose.get("services")) {
      if (service.path("flink").asBoolean()) {
        ObjectNode object = (ObjectNode) service;
        object.remove("flink");
        common.properties().forEach(field -> object.putIfAbsent(field.getKey(), field.getValue()));
      }
    }
    return compose;
  }

  /** A tag may name another image tomorrow. */
  @Test
  void everyImageIsNamedByItsDigest() throws IOException {
    Pattern digest = Pattern.compile(".+:.+@sha256:[0-9a-f]{64}");
    for (Map.Entry<String, JsonNode> service : services().get("services").properties()) {
      String image = service.getValue().path("image").asText();
      if (!service.getValue().has("build")) {
        assertThat(image).as(service.getKey()).matches(digest);
      }
    }
    List<String> lines = Files.readAllLines(DOCKER.resolve("Dockerfile"));
    assertThat(lines).anyMatch(line -> line.matches("ARG FLINK_DIGEST=sha256:[0-9a-f]{64}"));
    assertThat(lines.stream().filter(line -> line.startsWith("FROM ")))
        .hasSize(2)
        .allMatch(
            line ->
                line.contains("@${FLINK_DIGEST}") || digest.matcher(line.split(" ")[1]).matches());
  }

  @Test
  void theVersionsAreThoseThatAreTested() throws IOException {
    String compose = Files.readString(COMPOSE);
    assertThat(compose)
        .contains("apache/kafka:" + DeployFiles.pom("kafka.version"))
        .contains("elasticsearch/elasticsearch:" + DeployFiles.pom("elasticsearch-image.version"))
        .contains("kibana/kibana:" + DeployFiles.pom("elasticsearch-image.version"));
    assertThat(minor(DeployFiles.pom("elasticsearch-image.version")))
        .as("a patch of what is tested")
        .isEqualTo(minor(DeployFiles.pom("elasticsearch.version")));
  }

  private static String minor(String version) {
    return version.substring(0, version.lastIndexOf('.'));
  }

  @Test
  void theJobsArgumentsAreOptions() throws IOException {
    JsonNode services = services().get("services");
    List<String> command = DeployFiles.texts(services.at("/jobmanager/command"));
    assertThat(KubernetesTest.classFile(command.get(command.indexOf("--job-classname") + 1)))
        .exists();
    for (String flag :
        DeployFiles.flags(command.subList(command.indexOf("detect"), command.size()))) {
      assertThat(Catalog.ALL).extracting(Setting::flag).contains(flag);
    }
    String topics = services.at("/topics/command/0").asText();
    StreamSupport.stream(services.at("/jobmanager/command").spliterator(), false)
        .map(JsonNode::asText)
        .filter(argument -> argument.startsWith("roguedns.") || argument.equals("defender"))
        .forEach(topic -> assertThat(topics).contains("make " + topic + " "));
  }

  @Test
  void theEngineKnowsItsSettings() throws Exception {
    for (JsonNode service : services().get("services")) {
      List<String> lines = service.at("/environment/FLINK_PROPERTIES").asText().lines().toList();
      List<String> names =
          lines.stream()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split(":")[0])
              .toList();
      assertThat(FlinkOptions.unknown(names)).isEmpty();
    }
  }

  @Test
  void prometheusAsksTheServicesThatAreThere() throws IOException {
    JsonNode scrape =
        Yaml.read(DeployFiles.DEPLOY.resolve("prometheus/prometheus.yaml")).at("/scrape_configs/0");
    JsonNode services = services().get("services");
    JsonNode target = scrape.at("/dns_sd_configs/0");
    for (String name : DeployFiles.texts(target.get("names"))) {
      assertThat(services.get(name).at("/environment/FLINK_PROPERTIES").asText())
          .contains("metrics.reporter.prom.port: " + target.get("port").asInt());
    }
    assertThat(scrape.get("job_name").asText()).as("the rules' name for it").isEqualTo("roguedns");
  }
}
