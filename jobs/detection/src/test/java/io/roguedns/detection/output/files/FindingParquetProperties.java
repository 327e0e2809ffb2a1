package io.roguedns.detection.output.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.testing.ParquetGroups;
import io.roguedns.finding.Column;
import io.roguedns.finding.Finding;
import io.roguedns.finding.WellFormed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.parquet.example.data.Group;

class FindingParquetProperties {
  @Property(tries = 60)
  void everyColumnIsReadBack(@ForAll("findingLists") List<Finding> findings) throws IOException {
    List<Group> groups = ParquetGroups.read(TestFile.of(FindingFormat.PARQUET.files(), findings));

    assertThat(groups).hasSameSizeAs(findings);
    for (int i = 0; i < groups.size(); i++) {
      for (Column column : Column.values()) {
        assertThat(read(groups.get(i), column))
            .as(column.columnName())
            .isEqualTo(expected(column, findings.get(i)));
      }
    }
  }

  private static Object read(Group group, Column column) {
    String name = column.columnName();
    if (group.getFieldRepetitionCount(name) == 0) {
      return null;
    }
    return switch (column.kind()) {
      case TEXT -> group.getString(name, 0);
      case NUMBER -> group.getLong(name, 0);
      case LIST -> {
        Group list = group.getGroup(name, 0);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.getFieldRepetitionCount("list"); i++) {
          texts.add(list.getGroup("list", i).getString("element", 0));
        }
        yield texts;
      }
    };
  }

  private static Object expected(Column column, Finding finding) {
    Object value = column.of(finding);
    if (value instanceof List<?> list) {
      return list.stream().map(text -> WellFormed.text((String) text)).toList();
    }
    return value instanceof String text ? WellFormed.text(text) : value;
  }

  @Provide
  Arbitrary<List<Finding>> findingLists() {
    return TestRows.findings().list().ofMaxSize(20);
  }
}
