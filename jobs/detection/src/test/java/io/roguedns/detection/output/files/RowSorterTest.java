package io.roguedns.detection.output.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.event.RejectedRow;
import io.roguedns.finding.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSorterTest {
  private static final Finding FINDING = TestRows.resolver(TestRows.NOON, "pc-1");

  @TempDir Path temporary;

  @Test
  void rowsThatFitIntoMemoryAreNotSpilled() throws IOException {
    try (RowSorter<Finding> sorter = new RowSorter<>(RowKind.FINDINGS, 1 << 20, temporary)) {
      sorter.add(FINDING);

      assertThat(sorter.spilledRuns()).isZero();
    }
  }

  @Test
  void rowsAreSpilledWhenTheyTakeMoreThanTheirShare() throws IOException {
    long memory = 2 * RowKind.FINDINGS.weight(FINDING);
    try (RowSorter<Finding> sorter = new RowSorter<>(RowKind.FINDINGS, memory, temporary)) {
      for (int i = 0; i < 7; i++) {
        sorter.add(FINDING);
      }

      assertThat(sorter.spilledRuns()).isEqualTo(2);
    }
  }

  @Test
  void rejectedRowsOfAnyLengthComeInTheOrderOfTheirSources() throws IOException {
    List<RejectedRow> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(TestRows.rejected("in-" + i % 2, 100 - i, "x".repeat(i * 1_000)));
    }
    try (RowSorter<RejectedRow> sorter = new RowSorter<>(RowKind.REJECTED, 50_000, temporary)) {
      for (RejectedRow row : rows) {
        sorter.add(row);
      }
      assertThat(sorter.spilledRuns()).isGreaterThan(5);
      rows.sort(Comparator.comparing(RejectedRow::source).thenComparingLong(RejectedRow::position));

      RowSorter.Cursor<RejectedRow> sorted = sorter.sorted();
      for (RejectedRow row : rows) {
        RejectedRow next = sorted.next();
        assertThat(next.source()).isEqualTo(row.source());
        assertThat(next.position()).isEqualTo(row.position());
        assertThat(next.raw()).isEqualTo(row.raw());
      }
      assertThat(sorted.next()).isNull();
    }
  }

  @Test
  void nothingIsLeftOfTheTemporaryFile() throws IOException {
    RowSorter<Finding> sorter = new RowSorter<>(RowKind.FINDINGS, 0, temporary);
    sorter.add(FINDING);

    sorter.close();

    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void temporaryDirectoryThatIsNotThereIsNamed() throws IOException {
    Path missing = temporary.resolve("missing");
    try (RowSorter<Finding> sorter = new RowSorter<>(RowKind.FINDINGS, 0, missing)) {
      assertThatThrownBy(() -> sorter.add(FINDING))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(missing.toString())
          .hasMessageContaining("java.io.tmpdir");
    }
  }
}
