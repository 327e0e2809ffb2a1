package io.roguedns.detection.source.parquet;

import io.roguedns.detection.source.columnar.Criterion;
import io.roguedns.detection.source.columnar.PageValues;
import io.roguedns.detection.source.columnar.TextReading;
import io.roguedns.detection.source.columnar.Verdicts;
import io.roguedns.format.ReadPlan;
import org.apache.parquet.column.ColumnDescriptor;

/** Rows with one of the registry keys that signals look at. */
final class KeyCriterion implements Criterion {
  private final TextReading reading;
  private final Verdicts needed;
  private String[] kept = new String[0];

  /**
   * @param column the RegistryKey column, or null if the file doesn't have it
   */
  KeyCriterion(ColumnDescriptor column, ReadPlan.Registry plan) {
    this.reading = column == null ? null : new TextReading(column.getPrimitiveType());
    this.needed = new Verdicts(plan::needsKey);
  }

  /** The key of a row, by its place among those selected. */
  String key(int place) {
    return kept[place];
  }

  @Override
  public boolean needs(PageValues value) {
    return needed.of(value.asText(reading));
  }

  @Override
  public boolean needsNull() {
    return needed.of("");
  }

  @Override
  public void ensureRoom(int count) {
    if (kept.length < count) {
      kept = new String[count];
    }
  }

  @Override
  public void keep(int place, PageValues value) {
    kept[place] = value.asText(reading);
  }

  @Override
  public void keepNull(int place) {
    kept[place] = "";
  }
}
