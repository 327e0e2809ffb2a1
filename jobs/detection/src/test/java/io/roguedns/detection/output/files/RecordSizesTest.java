package io.roguedns.detection.output.files;

import static io.roguedns.finding.FindingLimits.MAX_RECORD_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertJson;
import io.roguedns.alert.AlertLimits;
import io.roguedns.detection.alert.HostileAlerts;
import io.roguedns.detection.output.JsonLines;
import io.roguedns.detection.output.RejectedRowJson;
import io.roguedns.detection.output.RowFileFormat;
import io.roguedns.detection.testing.HostileRows;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingJson;
import io.roguedns.finding.WellFormed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No row is larger than what a broker takes, whatever devices send, in no format. */
class RecordSizesTest {
  static Stream<String> units() {
    return HostileRows.units();
  }

  @ParameterizedTest
  @MethodSource("units")
  void findingsStayBelowTheLimit(String unit) throws IOException {
    for (DetectionType type : DetectionType.values()) {
      Finding finding = HostileRows.finding(type, unit);

      assertThat(FindingJson.bytes(finding).length).as("JSON").isLessThan(MAX_RECORD_BYTES);
      assertThat(csv(FindingFormat.CSV.files(), finding)).as("CSV").isLessThan(MAX_RECORD_BYTES);
      assertThat(cells(RowTable.FINDINGS, finding)).as("Parquet").isLessThan(MAX_RECORD_BYTES);
      assertThat(new String(FindingJson.bytes(finding), StandardCharsets.UTF_8))
          .contains("\"Truncated\":[\"DeviceName\",");
    }
  }

  @ParameterizedTest
  @MethodSource("units")
  void alertsStayBelowTheLimit(String unit) throws IOException {
    for (Alert alert : List.of(HostileAlerts.of(unit, false), HostileAlerts.of(unit, true))) {
      assertThat(AlertJson.bytes(alert).length).as("JSON").isLessThan(MAX_RECORD_BYTES);
      assertThat(csv(FindingFormat.CSV.alertFiles(), alert)).as("CSV").isLessThan(MAX_RECORD_BYTES);
      assertThat(cells(RowTable.ALERTS, alert)).as("Parquet").isLessThan(MAX_RECORD_BYTES);
      assertThat(AlertLimits.truncated(alert))
          .contains("Context.CommandLines", "Context.Networks", "Context.Settings", "Process");
    }
  }

  @ParameterizedTest
  @MethodSource("units")
  void otherRowsStayBelowTheLimit(String unit) throws IOException {
    assertThat(RejectedRowJson.bytes(HostileRows.rejected(unit)).length)
        .isLessThan(MAX_RECORD_BYTES);
    assertThat(new JsonLines<>(LateRowJson::write).bytes(HostileRows.late(unit)).length)
        .isLessThan(MAX_RECORD_BYTES);
    assertThat(csv(FindingFormat.CSV.countFiles(), HostileRows.count(unit)))
        .isLessThan(MAX_RECORD_BYTES);
  }

  private static <T> int csv(RowFileFormat<T> format, T row) throws IOException {
    return TestFile.of(format, List.of(row)).length - TestFile.of(format, List.of()).length;
  }

  /** How many bytes the values of columns have. */
  private static <T> int cells(RowTable<T> table, T row) {
    int bytes = 0;
    for (RowColumn<T> column : table.columns()) {
      Object value = column.of(row);
      List<?> values =
          value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
      for (Object one : values) {
        bytes += WellFormed.text(one.toString()).getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return bytes;
  }
}
