package io.roguedns.detection.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.Setting;
import io.roguedns.detection.testing.Schema;
import io.roguedns.detection.testing.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests fit what reads them, and what they name is there. */
class KubernetesTest {
  private static final Path MANIFESTS = DeployFiles.DEPLOY.resolve("kubernetes");
  private static final Path JOB = MANIFESTS.resolve("base/flink-deployment.yaml");
  private static final Schema KUBERNETES = DeployFiles.schema("kubernetes");
  private static final Schema FLINK_DEPLOYMENT = DeployFiles.schema("flink-deployment");

  @Test
  void everyManifestFits() throws IOException {
    List<Path> files = DeployFiles.files(MANIFESTS, ".*\\.yaml");
    assertThat(files).hasSizeGreaterThan(10);
    for (Path file : files) {
      for (JsonNode manifest : Yaml.readAll(file)) {
        if (!isJob(manifest)) {
          KUBERNETES.check(manifest);
        } else if (!file.toString().contains("overlays")) {
          FLINK_DEPLOYMENT.check(manifest);
        }
      }
    }
  }

  private static boolean isJob(JsonNode manifest) {
    return manifest.get("kind").asText().equals("FlinkDeployment");
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "large", "backfill"})
  void everyOverlayGivesAJobThatFits(String overlay) throws Exception {
    Path folder = MANIFESTS.resolve("overlays").resolve(overlay);
    JsonNode patch = Yaml.read(folder.resolve("flink-deployment.yaml"));
    JsonNode job = FLINK_DEPLOYMENT.check(DeployFiles.merged(Yaml.read(JOB), patch));

    int slots = job.at("/spec/flinkConfiguration/taskmanager.numberOfTaskSlots").asInt();
    assertThat(job.at("/spec/job/parallelism").asInt() % slots).as("no slot is idle").isZero();
    boolean ownName = !patch.at("/metadata/name").equals(Yaml.read(JOB).at("/metadata/name"));
    assertThat(
            Yaml.read(folder.resolve("kustomization.yaml"))
                .at("/patches/0/options/allowNameChange")
                .asBoolean())
        .isEqualTo(ownName);
    assertArguments(job);
    assertThat(FlinkOptions.unknown(names(job.at("/spec/flinkConfiguration")))).isEmpty();
  }

  @Test
  void theJobSuitsItsFlink() throws IOException {
    JsonNode job = Yaml.read(JOB);
    String[] version = DeployFiles.pom("flink.version").split("\\.");
    assertThat(job.at("/spec/flinkVersion").asText())
        .isEqualTo("v" + version[0] + "_" + version[1]);
    assertThat(classFile(job.at("/spec/job/entryClass").asText())).exists();
    assertArguments(job);
    assertThat(job.at("/spec/job/args").toString())
        .as("the place of checkpoints is the cluster's, where the operator looks for it too")
        .doesNotContain("--checkpoint-dir");
  }

  static Path classFile(String name) {
    return Path.of("src/main/java").resolve(name.replace('.', '/') + ".java");
  }

  private static void assertArguments(JsonNode job) {
    List<String> arguments = DeployFiles.texts(job.at("/spec/job/args"));
    assertThat(arguments.get(0)).isEqualTo("detect");
    for (String flag : DeployFiles.flags(arguments)) {
      assertThat(Catalog.ALL).extracting(Setting::flag).contains(flag);
    }
    // What lies under /etc is in a volume that is mounted.
    JsonNode container = job.at("/spec/podTemplate/spec/containers/0");
    List<String> mounts = container.get("volumeMounts").findValuesAsText("mountPath");
    arguments.stream()
        .filter(argument -> argument.startsWith("/etc/"))
        .forEach(file -> assertThat(mounts).anyMatch(mount -> file.startsWith(mount + "/")));
    assertThat(container.get("volumeMounts").findValuesAsText("name")).isSubsetOf(volumes(job));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static List<String> volumes(JsonNode job) {
    return StreamSupport.stream(job.at("/spec/podTemplate/spec/volumes").spliterator(), false)
        .map(volume -> volume.get("name").asText())
        .toList();
  }

  @Test
  void podsHaveNoMoreRightsThanTheyNeed() throws IOException {
    JsonNode pod = Yaml.read(JOB).at("/spec/podTemplate/spec");
    JsonNode container = pod.at("/containers/0");
    assertThat(container.get("name").asText())
        .as("the operator's name for it")
        .isEqualTo("flink-main-container");
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(DeployFiles.texts(container.at("/securityContext/capabilities/drop")))
        .containsExactly("ALL");
  }

  @Test
  void secretsAreNamedAndNotContained() throws IOException {
    for (Path file : DeployFiles.files(MANIFESTS, ".*\\.yaml")) {
      assertThat(Files.readString(file))
          .doesNotContain("kind: Secret")
          .doesNotContain("stringData");
    }
  }

  @Test
  void whatKustomizeReadsIsThere() throws IOException {
    for (Path file : DeployFiles.files(MANIFESTS, "kustomization\\.yaml")) {
      JsonNode kustomization = Yaml.read(file);
      for (String resource : DeployFiles.texts(kustomization.get("resources"))) {
        Path named = file.resolveSibling(resource);
        assertThat(Files.isDirectory(named) ? named.resolve("kustomization.yaml") : named).exists();
      }
      kustomization
          .path("patches")
          .forEach(patch -> assertThat(file.resolveSibling(patch.get("path").asText())).exists());
    }
  }

  @Test
  void theRulesAreThoseOfPrometheus() throws IOException {
    assertThat(Yaml.read(MANIFESTS.resolve("watching/prometheus-rule.yaml")).at("/spec/groups"))
        .isEqualTo(Yaml.read(MetricNames.RULES).get("groups"));
  }

  @Test
  void prometheusMayReadWhatTheReporterOffers() throws IOException {
    JsonNode job = Yaml.read(JOB);
    int port = job.at("/spec/flinkConfiguration/metrics.reporter.prom.port").asInt();
    JsonNode offered = job.at("/spec/podTemplate/spec/containers/0/ports/0");
    assertThat(offered.get("containerPort").asInt()).isEqualTo(port);
    JsonNode monitor = Yaml.read(MANIFESTS.resolve("watching/pod-monitor.yaml"));
    assertThat(monitor.at("/spec/podMetricsEndpoints/0/port")).isEqualTo(offered.get("name"));
    assertThat(Files.readString(MANIFESTS.resolve("base/network-policy.yaml")))
        .contains("port: " + port);
  }
}
