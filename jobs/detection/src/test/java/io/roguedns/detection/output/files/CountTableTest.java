package io.roguedns.detection.output.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.testing.Csv;
import io.roguedns.detection.testing.ParquetGroups;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Column.Kind;
import io.roguedns.finding.QueryCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;

/** The formats of counts hold the same, and counts have one order. */
class CountTableTest {
  private static final QueryCount COUNT =
      new QueryCount(
          5 * Ticks.PER_MINUTE,
          Ticks.parse("2026-03-10T14:05:00Z"),
          "pc",
          "=cmd.exe",
          201,
          2,
          200,
          7,
          "entry");

  @Test
  void csvIsSafeToOpen() throws IOException {
    assertThat(Csv.read(TestFile.of(FindingFormat.CSV.countFiles(), List.of(COUNT))).get(1))
        .containsExactly(
            "5m",
            "2026-03-10T14:05:00.0000000Z",
            "pc",
            "'=cmd.exe",
            "201",
            "2",
            "200",
            "7",
            "entry");
  }

  @Test
  void jsonAndParquetHoldTheSame() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(TestFile.of(FindingFormat.JSONL.countFiles(), List.of(COUNT)));
    Group group =
        ParquetGroups.read(TestFile.of(FindingFormat.PARQUET.countFiles(), List.of(COUNT))).get(0);

    assertThat(json).hasSameSizeAs(RowTable.COUNTS.columns());
    for (RowColumn<QueryCount> column : RowTable.COUNTS.columns()) {
      Object value = column.of(COUNT);
      assertThat(json.get(column.name()).asText()).isEqualTo(value.toString());
      if (column.kind() == Kind.NUMBER) {
        assertThat(group.getLong(column.name(), 0)).isEqualTo(value);
      } else {
        assertThat(group.getString(column.name(), 0)).isEqualTo(value);
      }
    }
  }

  @Test
  void narrowBinsComeFirstAndInThemTheMostQueries() {
    List<QueryCount> ordered =
        List.of(
            count(1, 0, "pc1", "a", 5, 0),
            count(1, 0, "pc1", "a", 4, 9),
            count(1, 0, "pc1", "a", 4, 0),
            count(1, 1, "pc1", "a", 4, 0),
            count(1, 1, "pc2", "a", 4, 0),
            count(1, 1, "pc2", "b", 4, 0),
            count(5, 0, "pc1", "a", 9, 0));
    List<QueryCount> sorted = new ArrayList<>(ordered);
    Collections.reverse(sorted);
    sorted.sort(RowKind.COUNTS);

    assertThat(sorted).isEqualTo(ordered);
  }

  private static QueryCount count(
      long width, long bin, String device, String process, long queries, long exempt) {
    return new QueryCount(width, bin, device, process, queries, 1, 0, exempt, "");
  }
}
