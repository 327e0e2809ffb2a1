package io.roguedns.detection.run;

import io.roguedns.detection.output.files.OutputClaim;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that has what a run has, its directory for results included, until it is ended. */
public final class RunHolder {
  static final String READY = "it holds ";

  private RunHolder() {}

  /** Holds the directory that the first argument names. */
  public static void main(String[] arguments) throws Exception {
    Path temporary = TemporaryDirectory.ofProcess();
    Files.writeString(Files.createDirectories(temporary.resolve("a/b")).resolve("c"), "d");
    OutputClaim.take(arguments[0]);
    System.out.println(READY + temporary);
    TimeUnit.MINUTES.sleep(5);
  }
}
