package io.roguedns.simulation.row;

import io.roguedns.event.Table;
import io.roguedns.event.Ticks;

/** A row: a value or null for each column of its table. */
public final class Row {
  private final Schema schema;
  private final Object[] values;
  private final long heldUntil;

  private Row(Schema schema, Object[] values, long heldUntil) {
    this.schema = schema;
    this.values = values;
    this.heldUntil = heldUntil;
  }

  public Schema schema() {
    return schema;
  }

  public Table table() {
    return schema.table();
  }

  /** The value of the column at an index of {@link Schema#columns()}. */
  public Object get(int index) {
    return values[index];
  }

  public Object get(String column) {
    return values[schema.indexOf(column)];
  }

  /** The value as Kusto has it: text is never null. */
  public String text(String column) {
    Object value = get(column);
    return value == null ? "" : (String) value;
  }

  public long timestamp() {
    return (Long) values[0];
  }

  public String deviceName() {
    return text("DeviceName");
  }

  /** The same row but for one value. */
  public Row with(String column, Object value) {
    Object[] copy = values.clone();
    copy[schema.indexOf(column)] = value;
    return new Row(schema, copy, heldUntil);
  }

  /** The same row with a delay: it is received at the given time and not before. */
  public Row heldUntil(long at) {
    return new Row(schema, values, at);
  }

  public boolean held() {
    return heldUntil != Ticks.NONE;
  }

  /** When a row that is {@link #held()} is received. */
  public long heldUntil() {
    return heldUntil;
  }

  static Builder builder(Schema schema) {
    return new Builder(schema);
  }

  /** Collects a row's values by their columns' names; what isn't set is null. */
  static final class Builder {
    private final Schema schema;
    private final Object[] values;

    private Builder(Schema schema) {
      this.schema = schema;
      this.values = new Object[schema.columns().size()];
    }

    Builder set(String column, Object value) {
      values[schema.indexOf(column)] = value;
      return this;
    }

    Row build() {
      return new Row(schema, values.clone(), Ticks.NONE);
    }
  }
}
