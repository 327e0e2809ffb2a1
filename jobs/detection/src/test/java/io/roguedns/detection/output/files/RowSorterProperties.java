package io.roguedns.detection.output.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.finding.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class RowSorterProperties {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  @Property(tries = 150)
  void spilledRowsComeInTheOrderOfASortInMemory(
      @ForAll("findingLists") List<Finding> findings,
      @ForAll @LongRange(min = 0, max = 20_000) long memory)
      throws IOException {
    List<Finding> expected = new ArrayList<>(findings);
    expected.sort(FindingOrder.NEWEST_FIRST);

    assertThat(sorted(findings, memory)).isEqualTo(expected);
  }

  @Property(tries = 150)
  void orderIsTotal(@ForAll("findings") Finding left, @ForAll("findings") Finding right) {
    int order = FindingOrder.NEWEST_FIRST.compare(left, right);

    assertThat(order == 0).isEqualTo(left.equals(right));
    assertThat(Integer.signum(FindingOrder.NEWEST_FIRST.compare(right, left)))
        .isEqualTo(-Integer.signum(order));
  }

  private static List<Finding> sorted(List<Finding> findings, long memory) throws IOException {
    try (RowSorter<Finding> sorter = new RowSorter<>(RowKind.FINDINGS, memory, TEMPORARY)) {
      for (Finding finding : findings) {
        sorter.add(finding);
      }
      List<Finding> sorted = new ArrayList<>();
      RowSorter.Cursor<Finding> cursor = sorter.sorted();
      for (Finding row = cursor.next(); row != null; row = cursor.next()) {
        sorted.add(row);
      }
      return sorted;
    }
  }

  @Provide
  Arbitrary<Finding> findings() {
    return TestRows.findings();
  }

  @Provide
  Arbitrary<List<Finding>> findingLists() {
    return TestRows.findings().list().ofMaxSize(60);
  }
}
