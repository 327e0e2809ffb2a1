package io.roguedns.detection.output.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.testing.Csv;
import io.roguedns.finding.Column;
import io.roguedns.finding.Finding;
import io.roguedns.finding.WellFormed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    assertThat(withoutApostrophes(cell)).isEqualTo(withoutApostrophes(expected(text)));
  }

  /** As a spreadsheet with another separator opens the file: quotes mean nothing within a line. */
  @Property(tries = 500)
  void noCellOfAnotherSeparatorBeginsLikeAFormula(@ForAll("texts") String text) throws IOException {
    Finding finding = TestRows.resolver(TestRows.NOON, "pc-1", text);
    String file =
        new String(
            TestFile.of(FindingFormat.CSV.files(), List.of(finding)), StandardCharsets.UTF_8);

    for (String cell : file.split("[;\t\r\n]")) {
      assertThat(cell).doesNotContainPattern("^[\"\\s]*[=+\\-@＝＋－＠]");
    }
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

  /** Arbitrary text may or may not need some; the other properties say where. */
  private static List<List<String>> withoutApostrophes(List<List<String>> records) {
    return records.stream()
        .map(cells -> cells.stream().map(FindingCsvProperties::withoutApostrophes).toList())
        .toList();
  }

  private static String withoutApostrophes(String cell) {
    return cell.replace("'", "");
  }

  @Provide
  Arbitrary<List<Finding>> findingLists() {
    return TestRows.findings().list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(10),
        Arbitraries.strings().withChars("=+-@\t\r\n \"',;＝x\0\uD800").ofMaxLength(8));
  }
}
