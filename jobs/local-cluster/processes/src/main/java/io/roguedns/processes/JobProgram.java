package io.roguedns.processes;

import java.net.URI;
import java.util.List;

/**
 * What a job's {@code main} is.
 *
 * @param mainClass the class that has it
 * @param classPath where else than in the job's jar classes are, the same on every machine of the
 *     cluster; a directory's ends with a slash
 */
public record JobProgram(String mainClass, List<URI> classPath) {
  public JobProgram {
    classPath = List.copyOf(classPath);
  }
}
