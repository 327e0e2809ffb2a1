package io.roguedns.detection.cli;

import org.apache.flink.runtime.util.EnvironmentInformation;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = RogueDns.class.getPackage().getImplementationVersion();
    return new String[] {
      "RogueDNS " + (version == null ? "(unpackaged)" : version),
      "Flink " + EnvironmentInformation.getVersion(),
      "Java " + Runtime.version()
    };
  }
}
