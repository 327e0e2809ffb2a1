package io.roguedns.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.ProcessOrigin;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final ProcessOrigin ORIGIN = new ProcessOrigin("f", "c", "p");

  @Test
  void whatIsToldOfItLaterLeavesTheRest() {
    Finding finding =
        new Finding(
            "1",
            DetectionType.HIGH_VOLUME,
            7,
            "d",
            null,
            null,
            null,
            null,
            "p",
            null,
            null,
            null,
            null,
            5L,
            1L,
            null);

    assertThat(finding.origin()).isSameAs(ProcessOrigin.UNKNOWN);
    Finding told = finding.withOrigin(ORIGIN).withRevision(Finding.FINAL).withAllowlistVersion("v");
    assertThat(told.origin()).isEqualTo(ORIGIN);
    assertThat(told)
        .isEqualTo(
            finding.withAllowlistVersion("v").withOrigin(ORIGIN).withRevision(Finding.FINAL));
    assertThat(told.withOrigin(ProcessOrigin.UNKNOWN).origin()).isEqualTo(ProcessOrigin.UNKNOWN);
  }
}
