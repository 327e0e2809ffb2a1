package io.roguedns.detection.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.flink.runtime.util.EnvironmentInformation;
import picocli.CommandLine.IVersionProvider;

/** The output of {@code --version}: the version, its commit, and the versions it runs on. */
final class Version implements IVersionProvider {
  private static final String BUILD = "/roguedns-build.properties";

  @Override
  public String[] getVersion() {
    Properties build = build();
    return new String[] {
      "RogueDNS " + build.getProperty("version") + ", " + commit(build),
      "Flink " + EnvironmentInformation.getVersion(),
      "Java " + Runtime.version()
    };
  }

  private static Properties build() {
    Properties build = new Properties();
    try (InputStream resource = Version.class.getResourceAsStream(BUILD)) {
      build.load(resource);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return build;
  }

  /** A build without a Git repository has no commit; its placeholders aren't replaced. */
  static String commit(Properties build) {
    String commit = build.getProperty("commit");
    if (commit.isBlank() || commit.startsWith("$")) {
      return "of an unknown commit";
    }
    return "commit "
        + commit
        + (Boolean.parseBoolean(build.getProperty("changed")) ? " with changes" : "");
  }
}
