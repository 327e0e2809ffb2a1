package io.roguedns.detection.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.testing.Csv;
import io.roguedns.finding.Column;
import io.roguedns.finding.Finding;
import io.roguedns.finding.WellFormed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FindingCsvProperties {
  @Property(tries = 150)
  void everyCellIsReadBack(@ForAll("findingLists") List<Finding> findings) throws IOException {
    List<List<String>> expected = new ArrayList<>();
    expected.add(List.of(Column.values()).stream().map(Column::columnName).toList());
    for (Finding finding : findings) {
      expected.add(List.of(Column.values()).stream().map(column -> cell(column, finding)).toList());
    }

    assertThat(withoutApostrophes(Csv.read(TestFile.of(FindingFormat.CSV.files(), findings))))
        .isEqualTo(withoutApostrophes(expected));
  }

  @Property(tries = 500)
  void noCellBeginsLikeAFormula(@ForAll("texts") String text) throws IOException {
    Finding finding = TestRows.resolver(TestRows.NOON, "pc-1", text);
    String cell =
        Csv.read(TestFile.of(FindingFormat.CSV.files(), List.of(finding)))
            .get(1)
            .get(Column.PROCESS_COMMAND_LINE.ordinal());

    assertThat(cell)
        .doesNotContainPattern("^[\\t\\r\\n]")
        .doesNotContainPattern("^\\s*[=+\\-@＝＋－＠]");
    assertThat(cell).isIn(expected(text), "'" + expected(text));
  }

  private static String cell(Column column, Finding finding) {
    Object value = column.of(finding);
    if (value == null) {
      return "";
    }
    return value instanceof List<?> list
        ? expected(String.join(" ", list.stream().map(String.class::cast).toList()))
        : expected(value.toString());
  }

  private static String expected(String text) {
    return WellFormed.text(text).replace('\0', '\uFFFD');
  }

  /** Arbitrary text may or may not need one in front; the other property says when. */
  private static List<List<String>> withoutApostrophes(List<List<String>> records) {
    return records.stream()
        .map(cells -> cells.stream().map(cell -> cell.replaceFirst("^'+", "")).toList())
        .toList();
  }

  @Provide
  Arbitrary<List<Finding>> findingLists() {
    return TestRows.findings().list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(10),
        Arbitraries.strings().withChars("=+-@\t\r\n \"',＝x\0\uD800").ofMaxLength(8));
  }
}
