package io.roguedns.simulation.row;

import io.roguedns.event.Table;

/** A row: a value or null for each column of its table. */
public final class Row {
  private final Schema schema;
  private final Object[] values;

  private Row(Schema schema, Object[] values) {
    this.schema = schema;
    this.values = values;
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
    return new Row(schema, copy);
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
      return new Row(schema, values.clone());
    }
  }
}
