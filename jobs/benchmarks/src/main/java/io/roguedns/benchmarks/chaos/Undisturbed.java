package io.roguedns.benchmarks.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.benchmarks.chaos.Contents.Kind;
import io.roguedns.cluster.ClusterTopics;
import io.roguedns.detection.cli.RogueDns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/**
 * What there is to find in the rows that were sent: by a bounded run over the same topic, in this
 * process, which nothing disturbs. It is the product's own reading of them that a live run has to
 * agree with, and takes seconds where another live run would take as long as the first.
 *
 * @param results its directory
 */
record Undisturbed(Path results) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Undisturbed run(ChaosCluster cluster) {
    Path results = cluster.directory().resolve("undisturbed");
    StringWriter said = new StringWriter();
    int status =
        RogueDns.run(
            new PrintWriter(said),
            new PrintWriter(said),
            "detect",
            "--kafka-brokers",
            cluster.local().broker().servers(),
            "--kafka-topic",
            ClusterTopics.ROWS,
            "--kafka-group",
            "undisturbed",
            "--bounded",
            "--allowlist",
            cluster.allowlist().toString(),
            "--out",
            results.toString());
    if (status != 0) {
      throw new IllegalStateException("the undisturbed run fails:\n" + said);
    }
    return new Undisturbed(results);
  }

  Contents contents(Kind kind) throws IOException {
    Contents contents = new Contents(kind, false);
    Output.lines(directory(kind), kind, contents::add);
    return contents;
  }

  Path directory(Kind kind) {
    return results.resolve(kind == Kind.FINDING ? "findings" : "alerts");
  }

  long rowsLate() throws IOException {
    return JSON.readTree(results.resolve("summary.json").toFile()).path("rowsLate").asLong();
  }
}
