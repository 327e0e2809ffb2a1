package io.roguedns.detection.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.flink.runtime.util.EnvironmentInformation;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the version, the commit it was built of, and what it runs on. */
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

  /**
   * A build of sources without a Git repository doesn't know; its placeholders stand as written.
   */
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
