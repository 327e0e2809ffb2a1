package io.roguedns.detection.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.allowlist.DefaultAllowlists;
import io.roguedns.detection.settings.Semantics;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.configurationchange.ConfigurationChange;
import io.roguedns.detection.signal.unauthorizedresolver.UnauthorizedResolver;
import io.roguedns.event.ProcessOrigin;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A finding of a row knows where the row's process comes from; its id doesn't depend on it. */
class FindingOriginTest {
  private static final Map<String, String> COLUMNS =
      Map.of(
          "InitiatingProcessFolderPath", "C:\\Tools\\a.exe",
          "InitiatingProcessVersionInfoCompanyName", "Example",
          "InitiatingProcessParentFileName", "explorer.exe");
  private static final ProcessOrigin ORIGIN =
      new ProcessOrigin("C:\\Tools\\a.exe", "Example", "explorer.exe");

  @ParameterizedTest
  @EnumSource(Semantics.class)
  void ofAQuery(Semantics semantics) {
    var decision =
        UnauthorizedResolver.decisions(
                semantics, new Settings.UnauthorizedResolver(Set.of(53), -1, false))
            .by(DefaultAllowlists.query());
    var known = decision.judge(Rows.network(COLUMNS)).finding();
    var unknown = decision.judge(Rows.network(Map.of())).finding();

    assertThat(known.origin()).isEqualTo(ORIGIN);
    assertThat(unknown.origin()).isSameAs(ProcessOrigin.UNKNOWN);
    assertThat(known.withOrigin(ProcessOrigin.UNKNOWN)).isEqualTo(unknown);
  }

  @ParameterizedTest
  @EnumSource(Semantics.class)
  void ofAChange(Semantics semantics) {
    var decision =
        ConfigurationChange.decisions(semantics, new Settings.ConfigurationChange(-1, false))
            .by(DefaultAllowlists.query());
    var known = decision.judge(Rows.registry(COLUMNS)).finding();
    var unknown = decision.judge(Rows.registry(Map.of())).finding();

    assertThat(known.origin()).isEqualTo(ORIGIN);
    assertThat(unknown.origin()).isSameAs(ProcessOrigin.UNKNOWN);
    assertThat(known.withOrigin(ProcessOrigin.UNKNOWN)).isEqualTo(unknown);
  }
}
