package io.roguedns.detection.output.elasticsearch;

import static io.roguedns.finding.FindingLimits.MAX_RECORD_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.alert.HostileAlerts;
import io.roguedns.detection.testing.HostileRows;
import io.roguedns.finding.DetectionType;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No document is larger than a record of a topic, though it says much twice. */
class DocumentSizesTest {
  static Stream<String> units() {
    return HostileRows.units();
  }

  @ParameterizedTest
  @MethodSource("units")
  void documentsStayBelowTheLimit(String unit) {
    for (DetectionType type : DetectionType.values()) {
      assertThat(FindingDocument.bytes(HostileRows.finding(type, unit)).length)
          .isLessThan(MAX_RECORD_BYTES);
    }
    assertThat(AlertDocument.bytes(HostileAlerts.of(unit, false)).length)
        .isLessThan(MAX_RECORD_BYTES);
    assertThat(AlertDocument.bytes(HostileAlerts.of(unit, true)).length)
        .isLessThan(MAX_RECORD_BYTES);
  }
}
