package io.roguedns.detection.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void saysVersionCommitFlinkAndJava() {
    assertThat(new Version().getVersion())
        .satisfiesExactly(
            roguedns ->
                assertThat(roguedns)
                    .matches("RogueDNS [0-9].*, (commit [0-9a-f]{12}.*|of an unknown commit)"),
            flink -> assertThat(flink).matches("Flink [0-9.]+"),
            java -> assertThat(java).isEqualTo("Java " + Runtime.version()));
  }

  @Test
  void saysWhetherSourcesHadChanged() {
    assertThat(Version.commit(build("0123456789ab", "false"))).isEqualTo("commit 0123456789ab");
    assertThat(Version.commit(build("0123456789ab", "true")))
        .isEqualTo("commit 0123456789ab with changes");
  }

  @Test
  void admitsThatSourcesWithoutARepositoryHaveNoCommit() {
    assertThat(Version.commit(build("${git.commit.id.abbrev}", "${git.dirty}")))
        .isEqualTo("of an unknown commit");
  }

  private static Properties build(String commit, String changed) {
    Properties build = new Properties();
    build.setProperty("commit", commit);
    build.setProperty("changed", changed);
    return build;
  }
}
