package io.roguedns.detection.output.files;

import io.roguedns.finding.Column;
import io.roguedns.finding.Finding;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * The order of findings in files: newest first, then by type, device and id. What is left is
 * settled by all columns, so that the same findings always make the same files.
 */
final class FindingOrder {
  private static final Comparator<String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

  static final Comparator<Finding> NEWEST_FIRST =
      Comparator.comparingLong(Finding::timestamp)
          .reversed()
          .thenComparing(finding -> finding.type().typeName())
          .thenComparing(Finding::deviceName, TEXT)
          .thenComparing(Finding::findingId, TEXT)
          .thenComparing(FindingOrder::compareAllColumns);

  private FindingOrder() {}

  private static int compareAllColumns(Finding left, Finding right) {
    for (Column column : Column.values()) {
      int order = compare(column.kind(), column.of(left), column.of(right));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(Column.Kind kind, Object left, Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    return switch (kind) {
      case TEXT -> ((String) left).compareTo((String) right);
      case NUMBER -> ((Long) left).compareTo((Long) right);
      case LIST -> compare((List<?>) left, (List<?>) right);
    };
  }

  private static int compare(List<?> left, List<?> right) {
    Iterator<?> others = right.iterator();
    for (Object text : left) {
      if (!others.hasNext()) {
        return 1;
      }
      int order = TEXT.compare((String) text, (String) others.next());
      if (order != 0) {
        return order;
      }
    }
    return others.hasNext() ? -1 : 0;
  }
}
