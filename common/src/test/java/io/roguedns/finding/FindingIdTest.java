package io.roguedns.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingIdTest {
  @Test
  void followsFromItsFieldsAlone() {
    // A literal, because ids that change break the dedupe of everyone who stored them.
    assertThat(FindingId.of(DetectionType.HIGH_VOLUME).with("pc1").with(5).hex())
        .isEqualTo(FindingId.of(DetectionType.HIGH_VOLUME).with("pc1").with(5).hex())
        .hasSize(32)
        .matches("[0-9a-f]+");
  }

  @Test
  void fieldsAreKeptApart() {
    assertThat(FindingId.of(DetectionType.HIGH_VOLUME).with("ab").with("c").hex())
        .isNotEqualTo(FindingId.of(DetectionType.HIGH_VOLUME).with("a").with("bc").hex());
  }

  @Test
  void signalsAreKeptApart() {
    assertThat(FindingId.of(DetectionType.HIGH_VOLUME).with("a").hex())
        .isNotEqualTo(FindingId.of(DetectionType.UNAUTHORIZED_RESOLVER).with("a").hex());
  }
}
