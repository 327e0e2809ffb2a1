package io.roguedns.cluster;

import io.roguedns.processes.Ports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;

/** The ports of loopback that the cluster listens on. */
public final class PortOptions {
  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      description = "Flink's web page and REST API (default: ${DEFAULT-VALUE})")
  int web = 8081;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "Kafka (default: ${DEFAULT-VALUE})")
  int kafka = 9092;

  @Option(
      names = "--search-port",
      paramLabel = "PORT",
      description = "The search server (default: ${DEFAULT-VALUE})")
  int search = 9200;

  @Option(
      names = "--jobmanager-port",
      paramLabel = "PORT",
      description = "The JobManager, for TaskManagers (default: ${DEFAULT-VALUE})")
  int jobManager = 6123;

  @Option(
      names = "--kafka-controller-port",
      paramLabel = "PORT",
      description = "Kafka's controller (default: ${DEFAULT-VALUE})")
  int kafkaController = 9093;

  /** Free ports. */
  public static PortOptions free() {
    PortOptions ports = new PortOptions();
    ports.web = Ports.free();
    ports.kafka = Ports.free();
    ports.search = Ports.free();
    ports.jobManager = Ports.free();
    ports.kafkaController = Ports.free();
    return ports;
  }

  private Map<String, Integer> byOption() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("--web-port", web);
    ports.put("--kafka-port", kafka);
    ports.put("--search-port", search);
    ports.put("--jobmanager-port", jobManager);
    ports.put("--kafka-controller-port", kafkaController);
    return ports;
  }

  /** Fails with all that is wrong with the ports. */
  void check() throws ClusterException {
    List<String> problems = new ArrayList<>();
    Map<Integer, String> taken = new LinkedHashMap<>();
    byOption()
        .forEach(
            (option, port) -> {
              String other = taken.putIfAbsent(port, option);
              if (port < 1 || port > 65_535) {
                problems.add(option + " " + port + ": ports are 1 to 65535");
              } else if (other != null) {
                problems.add(option + " " + port + ": " + other + " uses it; set another port");
              } else if (!Ports.isFree(port)) {
                problems.add(
                    option
                        + " "
                        + port
                        + ": the port is in use; set another port, or stop the process that uses"
                        + " it");
              }
            });
    if (!problems.isEmpty()) {
      throw ClusterException.usage(problems);
    }
  }

  void writeTo(Properties properties) {
    byOption().forEach((option, port) -> properties.setProperty(option, Integer.toString(port)));
  }

  static PortOptions of(Properties properties) {
    PortOptions ports = new PortOptions();
    ports.web = port(properties, "--web-port");
    ports.kafka = port(properties, "--kafka-port");
    ports.search = port(properties, "--search-port");
    ports.jobManager = port(properties, "--jobmanager-port");
    ports.kafkaController = port(properties, "--kafka-controller-port");
    return ports;
  }

  private static int port(Properties properties, String option) {
    return Integer.parseInt(properties.getProperty(option));
  }
}
