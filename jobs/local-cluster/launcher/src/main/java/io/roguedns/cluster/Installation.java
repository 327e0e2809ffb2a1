package io.roguedns.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things are that the build makes.
 *
 * @param root the repository
 */
public record Installation(Path root) {
  /** As the launcher says by the system property {@code roguedns.root}. */
  public static Installation ofThisProcess() {
    return new Installation(Path.of(System.getProperty("roguedns.root")));
  }

  /** The job's flat jar. */
  public Path jar() {
    return root.resolve("jobs/jar/target/roguedns-job.jar");
  }

  /** The class path of JobManager, TaskManagers and {@code flink run}. */
  public String flinkClassPath() throws IOException {
    return Files.readString(root.resolve("jobs/local-cluster/flink/target/classpath.txt")).strip();
  }

  /** The build directory of the search server's module. */
  public Path searchServer() {
    return root.resolve("jobs/local-cluster/elasticsearch/target");
  }

  /** The cluster's default directory. */
  public Path clusterDirectory() {
    return root.resolve("deploy/local/.cluster");
  }
}
